import { maxActivityHeight } from "../../../protocol/activity.ts";
import type { Session } from "../../../protocol/api.ts";
import { formatClock, formatCounted } from "../design/format.ts";
import { sparklinePath } from "./sparkline-path.ts";

/**
 * How long a visit lasted, above what its visitor's hand did in that time and how it fell to its pages. Of one that has
 * only begun nothing is known yet.
 */
export function Duration({ session }: { session: Session }) {
  if (session.status === "active" && session.durationMs < 1_000)
    return <span className="text-right text-live max-md:order-last">live</span>;
  return (
    <span className="relative text-right max-md:order-last" title="Duration">
      {formatClock(session.durationMs)}
      <Sparkline activity={session.activity} />
      <PageTimes pages={session.pages} />
    </span>
  );
}

/** It stands on the pages' times, and takes no room of its own. */
function Sparkline({ activity }: Pick<Session, "activity">) {
  if (activity === null) return null;
  return (
    <svg
      data-sparkline
      aria-hidden="true"
      viewBox={`0 0 ${activity.length} ${maxActivityHeight}`}
      preserveAspectRatio="none"
      className="absolute inset-x-0 -bottom-1 h-[6px] w-full fill-bars max-md:hidden"
    >
      <path d={sparklinePath(activity)} />
    </svg>
  );
}

/** A page so short would not be seen. */
const leastShare = 0.04;

function PageTimes({ pages }: Pick<Session, "pages">) {
  const total = pages.reduce((sum, { seconds }) => sum + seconds, 0);
  if (pages.length < 2 || total === 0) return null;
  const words = pages.map(({ path, seconds }) => `${path}  ${formatCounted(seconds, "second")}`).join("\n");
  return (
    <span
      aria-hidden="true"
      title={words}
      className="absolute inset-x-0 -bottom-[7px] flex h-[2px] gap-px max-xl:hidden"
    >
      {pages.map(({ path, seconds, errors, struggles }) => (
        <span
          key={path}
          className={errors + struggles > 0 ? "rounded-full bg-error" : "rounded-full bg-bars"}
          style={{ flexGrow: Math.max(leastShare, seconds / total) }}
        />
      ))}
    </span>
  );
}
