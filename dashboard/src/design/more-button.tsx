import type { ReactNode } from "react";
import { Button } from "./button.tsx";

interface MoreButtonProps {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  children: ReactNode;
}

/** Under a list that is read page by page, as long as there is another. */
export function MoreButton({ list, children }: MoreButtonProps) {
  if (!list.hasNextPage) return null;
  return (
    <div className="flex justify-center py-4">
      <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
        {children}
      </Button>
    </div>
  );
}
