import type { ReplayEvent } from "../../../protocol/events.ts";
import { guarded } from "../../guard.ts";
import { createBehindSnapshot } from "../behind-snapshot.ts";
import type { LinkedSheets } from "../dom/linked-sheets.ts";
import { createPageCapture } from "../page-capture.ts";
import type { Privacy } from "../privacy/privacy.ts";
import { ownUrl } from "./capture-settings.ts";
import { createCapturing } from "./capturing.ts";
import { watchClicks } from "./clicks.ts";
import { type CaptureParts, joinParts } from "./join-parts.ts";
import { watchErrors } from "./late-errors.ts";
import { createLateOutcomes } from "./late-outcomes.ts";
import { pageEvent, watchRoutes } from "./pages.ts";

export interface Capture {
  /** The visitor has touched this page or an earlier one of the session: the rest of capture joins in. */
  join(): void;
  takeSnapshot(): void;
  /** The page is back from the back-forward cache: where it is, and how it looks. */
  showAgain(): void;
  /** The page may be gone after this call: what is pending is told. `isLeaving`: it goes, and not the tab alone. */
  settle(isLeaving?: boolean): void;
  /** Puts everything back. */
  stop(): void;
}

export interface CaptureStart extends CaptureParts {
  links?: LinkedSheets;
  /** "open" when the page was there before the session began. */
  via: "load" | "open";
}

/** Starts all that makes events, the page itself first. */
export function startCapture(
  emit: (event: ReplayEvent) => void,
  privacy: Privacy,
  { via, links, ...parts }: CaptureStart,
): Capture {
  /** Told in front of what happens first, which mostly is the snapshot: then the page is laid out. */
  let makePage: (() => ReplayEvent) | null = pageEvent(via, privacy);
  const guardedEmit = guarded((event?: ReplayEvent) => {
    const make = makePage;
    makePage = null;
    if (make) emit(make());
    if (event) emit(event);
  });
  const behind = createBehindSnapshot(guardedEmit);
  const capturing = createCapturing(behind.emit, privacy, { idOf: (node) => page.ids.idOf(node) });
  const page = createPageCapture({
    emit: guardedEmit,
    behind: {
      ...behind,
      emit(event) {
        capturing.seen(event);
        behind.emit(event);
      },
    },
    privacy,
    links,
    onRoot: capturing.addRoot,
  });
  page.takeSnapshot();
  capturing.addRoot(document);
  const outcomes = createLateOutcomes(capturing, ownUrl(parts.handover.config.origin));
  watchClicks(capturing, outcomes);
  const readErrors = watchErrors(capturing, parts.handover.config.console);
  watchRoutes(capturing);
  return {
    join: joinParts(parts, { capturing, outcomes, readErrors }, page),
    takeSnapshot: page.takeSnapshot,
    showAgain() {
      behind.emit(pageEvent("back-forward-cache", privacy)());
      page.takeSnapshot();
    },
    settle(isLeaving) {
      guardedEmit();
      capturing.settle(isLeaving);
      page.finish();
    },
    stop() {
      page.stop();
      capturing.stop();
    },
  };
}
