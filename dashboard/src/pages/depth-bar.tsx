import type { PageStatistics } from "../../../protocol/api-pages.ts";

/** How deep sessions have seen a page: the middle half of them as a bar, the median as a line in it. */
export function DepthBar({ depth }: { depth: PageStatistics["depthPercents"] }) {
  const { lower, median, upper } = depth;
  const words = `Half of the sessions have seen ${Math.round(median)} % of it or more; the middle half between ${Math.round(lower)} and ${Math.round(upper)} %`;
  return (
    <span className="flex items-center gap-2 max-md:hidden" title={words}>
      <span className="relative h-2 flex-1 rounded-full bg-sunken" aria-hidden="true">
        <span
          className="absolute inset-y-0 rounded-full bg-bars"
          style={{ left: `${lower}%`, width: `${Math.max(2, upper - lower)}%` }}
        />
        <span className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: `${Math.min(98, median)}%` }} />
      </span>
      <span className="w-10 text-right">
        <span className="sr-only">Seen down to </span>
        {Math.round(median)} %
      </span>
    </span>
  );
}
