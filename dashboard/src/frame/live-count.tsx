import { usePresence } from "../api/use-presence.ts";
import { formatCount, formatCounted } from "../design/format.ts";

/** How many are on the website now; nothing while nobody is, or nobody can say. */
export function LiveCount({ websiteId }: { websiteId: string }) {
  const count = usePresence(websiteId)?.length ?? 0;
  if (count === 0) return null;
  return (
    <span
      role="img"
      data-live-count={count}
      aria-label={`${formatCounted(count, "visitor")} now`}
      title={`${formatCounted(count, "visitor")} on the website now`}
      className="ml-auto rounded-full bg-live/15 px-1.5 text-small font-medium text-ink max-xl:absolute max-xl:right-0.5 max-xl:top-0 max-xl:ml-0"
    >
      {formatCount(count)}
    </span>
  );
}
