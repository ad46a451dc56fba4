import type { ReactNode } from "react";
import { Mark } from "../design/mark.tsx";

/** What stands before the dashboard: one thing to do, in the middle. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 pb-[12vh]">
      <div className="flex w-full max-w-76 flex-col gap-4">
        <div className="mb-3 flex flex-col items-center gap-3 text-center">
          <Mark className="size-9" />
          <h1 className="text-title font-semibold tracking-tight">{title}</h1>
        </div>
        {children}
      </div>
    </main>
  );
}

export const doorLinkClass =
  "self-center rounded-sm text-dense text-muted underline-offset-4 transition-colors hover:text-ink hover:underline";
