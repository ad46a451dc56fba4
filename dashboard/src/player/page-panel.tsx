import type { Replay } from "../api/replay.ts";
import { Fact, Facts } from "../design/facts.tsx";
import { countryName, formatClock, formatCount, formatMoment } from "../design/format.ts";
import { useIsMember } from "../replay/replay-access.ts";
import { Completeness } from "./completeness.tsx";
import { type HappenedMoment, lastAtOrBefore } from "./moments.ts";
import { PageVitals } from "./page-vitals.tsx";
import { type PlayerStore, usePlayerState } from "./player-state.ts";

interface PagePanelProps {
  replay: Replay;
  moments: readonly HappenedMoment[];
  store: PlayerStore;
}

/** The page under the playhead, and what is known of the visit as a whole. */
export function PagePanel({ replay, moments, store }: PagePanelProps) {
  const { session, completeness } = replay;
  const isMember = useIsMember();
  const pages = moments.flatMap((moment) => (moment.kind === "page" ? [moment] : []));
  const index = usePlayerState(store, (state) => lastAtOrBefore(pages, state.tMs));
  const shown = pages[index] ?? pages[0];
  const page = shown?.page;
  const untilMs = pages[Math.max(index, 0) + 1]?.tMs ?? Number.POSITIVE_INFINITY;
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
          <Fact name="Answer">{page.status === undefined ? "" : String(page.status)}</Fact>
        </Facts>
      )}
      {shown && <PageVitals moments={moments} fromMs={shown.tMs} untilMs={untilMs} />}
      <Facts title="Visit">
        <Fact name="Began">{formatMoment(new Date(session.startedAt))}</Fact>
        <Fact name="Duration">{formatClock(session.durationMs)}</Fact>
        <Fact name="Events">{formatCount(session.eventCount)}</Fact>
        <Fact name="Clicks">{formatCount(session.clickCount)}</Fact>
        <Fact name="Errors">{formatCount(session.errorCount)}</Fact>
        <Fact name="Came from" isMono>
          {session.referrer}
        </Fact>
        <Fact name="Kept until">{isMember ? formatMoment(new Date(session.expiresAt)) : ""}</Fact>
      </Facts>
      <Facts title="Visitor">
        <Fact name="Country">{session.country && countryName(session.country)}</Fact>
        <Fact name="Browser">{session.browser}</Fact>
        <Fact name="System">{session.os}</Fact>
        <Fact name="Device">{[session.deviceModel, session.deviceType].filter(Boolean).join(", ")}</Fact>
        <Fact name="Name">{session.contact?.name ?? ""}</Fact>
        <Fact name="Mail">{session.contact?.email ?? ""}</Fact>
        <Fact name="Visitor" isMono>
          {session.visitorId}
        </Fact>
        <Fact name="Session" isMono>
          {session.sessionId}
        </Fact>
      </Facts>
      {completeness && (
        <Completeness completeness={completeness} startedAtMs={Date.parse(session.startedAt)} />
      )}
    </section>
  );
}
