import type { VisitorSeen } from "../../../protocol/api-visitors.ts";
import { Fact } from "../design/facts.tsx";
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
      <Fact name="Contact">{contact?.name ?? ""}</Fact>
      <Fact name="Mail">{contact?.email ?? ""}</Fact>
      <Fact name="Contact id" isMono>
        {contact?.id ?? ""}
      </Fact>
      <Fact name="Visitor" isMono>
        {visitor.visitorId}
      </Fact>
      <Moment name="First seen" at={visitor.firstSeenAt} now={now} />
      <Moment name="Last seen" at={visitor.lastSeenAt} now={now} />
      <Fact name="Sessions">{count}</Fact>
      <Fact name="In all">{formatClock(sums.durationMs)}</Fact>
      <Fact name="Errors">{sums.errors > 0 ? formatCounted(sums.errors, "error") : ""}</Fact>
      <Fact name="Country">{newest?.country ? countryName(newest.country) : ""}</Fact>
      <Fact name="Last with">{device}</Fact>
    </dl>
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
