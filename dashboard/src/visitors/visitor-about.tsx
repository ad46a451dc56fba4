import type { VisitorSeen } from "../../../protocol/api-visitors.ts";
import {
  countryName,
  formatClock,
  formatCount,
  formatCounted,
  formatMoment,
  formatRelative,
} from "../design/format.ts";
import type { VisitorSums } from "./visitor-sums.ts";

interface VisitorAboutProps {
  visitor: VisitorSeen;
  sums: VisitorSums;
  now: Date;
}

/** What is known of a visitor, a line each. */
export function VisitorAbout({ visitor, sums, now }: VisitorAboutProps) {
  const { contact, sessionCount } = visitor;
  const [newest] = visitor.sessions;
  const device = [newest?.browser, newest?.os, newest?.deviceModel].filter(Boolean).join(" · ");
  const count = `${formatCount(sessionCount.count)}${sessionCount.hasMore ? "+" : ""}`;
  return (
    <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-y-1.5">
      <Fact name="Contact" words={contact?.name ?? ""} />
      <Fact name="Mail" words={contact?.email ?? ""} />
      <Fact name="Contact id" words={contact?.id ?? ""} isMono />
      <Fact name="Visitor" words={visitor.visitorId} isMono />
      <Moment name="First seen" at={visitor.firstSeenAt} now={now} />
      <Moment name="Last seen" at={visitor.lastSeenAt} now={now} />
      <Fact name="Sessions" words={count} />
      <Fact name="In all" words={formatClock(sums.durationMs)} />
      <Fact name="Errors" words={sums.errors > 0 ? formatCounted(sums.errors, "error") : ""} />
      <Fact name="Country" words={newest?.country ? countryName(newest.country) : ""} />
      <Fact name="Last with" words={device} />
    </dl>
  );
}

/** Nothing where nothing is known. */
function Fact({ name, words, isMono }: { name: string; words: string; isMono?: true }) {
  if (words === "") return null;
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className={isMono ? "font-mono text-[12px] [overflow-wrap:anywhere]" : "[overflow-wrap:anywhere]"}>
        {words}
      </dd>
    </>
  );
}

function Moment({ name, at, now }: { name: string; at: string; now: Date }) {
  const moment = new Date(at);
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd title={formatMoment(moment)}>{formatRelative(moment, now)}</dd>
    </>
  );
}
