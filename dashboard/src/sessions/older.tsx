import { useEffect, useRef } from "react";
import { Button } from "../design/button.tsx";

interface OlderProps {
  hasMore: boolean;
  isLoading: boolean;
  error: Error | null;
  onOlder: () => void;
}

/** Loads the next page as the end of the list comes near. */
export function Older({ hasMore, isLoading, error, onOlder }: OlderProps) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!hasMore || isLoading || error || !element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onOlder();
      },
      { rootMargin: "600px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, isLoading, error, onOlder]);

  if (!hasMore) return null;
  return (
    <div ref={end} className="flex h-16 items-center justify-center gap-3 text-muted" role="status">
      {error ? (
        <>
          {error.message} <Button onClick={onOlder}>Try again</Button>
        </>
      ) : (
        "Loading more sessions…"
      )}
    </div>
  );
}
