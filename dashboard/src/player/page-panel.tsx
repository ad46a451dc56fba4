import type { ReactNode } from "react";
import type { Session } from "../../../protocol/api.ts";
import { countryName, formatClock, formatCount, formatMoment } from "../design/format.ts";
import { type HappenedMoment, lastAtOrBefore } from "./moments.ts";
import { type PlayerStore, usePlayerState } from "./player-state.ts";

interface PagePanelProps {
  session: Session;
  moments: readonly HappenedMoment[];
  store: PlayerStore;
}

/** The page under the playhead, and what is known of the visit as a whole. */
export function PagePanel({ session, moments, store }: PagePanelProps) {
  const pages = moments.flatMap((moment) => (moment.kind === "page" ? [moment] : []));
  const index = usePlayerState(store, (state) => lastAtOrBefore(pages, state.tMs));
  const page = (pages[index] ?? pages[0])?.page;
  return (
    // A box that scrolls has to be reachable by keyboard.
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      aria-label="About the page and the visit"
      className="min-h-0 flex-1 overflow-y-auto px-3 py-3"
    >
      {page && (
        <Facts title={`Page ${Math.max(index, 0) + 1} of ${pages.length}`}>
          <Fact name="Address" isMono>
            {page.url}
          </Fact>
          <Fact name="Title">{page.title}</Fact>
          <Fact name="Came from" isMono>
            {page.referrer}
          </Fact>
          <Fact name="Viewport">{`${page.viewport.width} × ${page.viewport.height}`}</Fact>
        </Facts>
      )}
      <Facts title="Visit">
        <Fact name="Began">{formatMoment(new Date(session.startedAt))}</Fact>
        <Fact name="Duration">{formatClock(session.durationMs)}</Fact>
        <Fact name="Events">{formatCount(session.eventCount)}</Fact>
        <Fact name="Clicks">{formatCount(session.clickCount)}</Fact>
        <Fact name="Errors">{formatCount(session.errorCount)}</Fact>
        <Fact name="Came from" isMono>
          {session.referrer}
        </Fact>
        <Fact name="Kept until">{formatMoment(new Date(session.expiresAt))}</Fact>
      </Facts>
      <Facts title="Visitor">
        <Fact name="Country">{session.country && countryName(session.country)}</Fact>
        <Fact name="Browser">{session.browser}</Fact>
        <Fact name="System">{session.os}</Fact>
        <Fact name="Device">{[session.deviceModel, session.deviceType].filter(Boolean).join(", ")}</Fact>
        <Fact name="Visitor" isMono>
          {session.visitorId}
        </Fact>
        <Fact name="Session" isMono>
          {session.sessionId}
        </Fact>
      </Facts>
    </section>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-5">
      <h2 className="mb-1.5 font-medium">{title}</h2>
      <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-1.5">{children}</dl>
    </div>
  );
}

/** Left out when it is not known. */
function Fact({ name, isMono = false, children }: { name: string; isMono?: boolean; children: string }) {
  if (children === "") return null;
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className={isMono ? "break-all font-mono text-[12px]" : "break-words"}>{children}</dd>
    </>
  );
}
