import { record } from "@rrweb/record";
import type { ReplayEvent } from "../../../protocol/events.ts";
import type { RecorderConfig } from "../../../protocol/recorder-config.ts";
import { guarded } from "../../guard.ts";
import type { NodeIds } from "../dom/dom-capture.ts";
import type { Privacy } from "../privacy/privacy.ts";
import { createCapturing } from "./capturing.ts";
import { watchClicks } from "./clicks.ts";
import { watchConsole } from "./console.ts";
import { deviceOf } from "./device.ts";
import { watchErrors } from "./errors.ts";
import { watchFacts } from "./facts.ts";
import { watchPageLife } from "./page-life.ts";
import { tellPage, watchRoutes } from "./pages.ts";
import { watchRequests } from "./requests.ts";
import { watchResourceErrors } from "./resource-errors.ts";
import { signOfEvent, watchResponseSigns } from "./response-signs.ts";
import { startRrweb } from "./rrweb.ts";

export type CaptureSettings = Pick<RecorderConfig, "origin" | "console" | "requests" | "slowRequestMs">;

const slowRequestMs = 3_000;

export interface Capture {
  takeSnapshot(): void;
  /** The page is back from the back-forward cache: where it is, and how it looks. */
  showAgain(): void;
  /** The page may be gone after this call: what is pending is told. */
  settle(): void;
  /** Puts everything back. */
  stop(): void;
}

/** Starts all that makes events, the page itself first. */
export function startCapture(
  emit: (event: ReplayEvent) => void,
  privacy: Privacy,
  settings: CaptureSettings,
  via: "load" | "open",
): Capture {
  const guardedEmit = guarded(emit);
  const capturing = createCapturing(guardedEmit, privacy, ids);
  tellPage(via, capturing);
  capturing.tell("ph.device", () => deviceOf(privacy));
  const stopRrweb = startRrweb((event) => {
    signOfEvent(event, capturing);
    guardedEmit(event);
  });
  const clicks = watchClicks(capturing);
  const addSigns = watchResponseSigns(capturing);
  clicks.addRoot(document);
  addSigns(document);
  watchErrors(capturing);
  watchResourceErrors(capturing);
  watchConsole(capturing, settings.console ?? "warn");
  watchRequests(capturing, {
    which: settings.requests ?? "failed_or_slow",
    slowMs: settings.slowRequestMs ?? slowRequestMs,
    ownUrl: `${settings.origin}/v1/`,
  });
  watchRoutes(capturing);
  watchFacts(capturing);
  watchPageLife(capturing);
  return {
    takeSnapshot,
    showAgain() {
      tellPage("back-forward-cache", capturing);
      takeSnapshot();
    },
    settle: capturing.settle,
    stop() {
      stopRrweb();
      capturing.stop();
    },
  };
}

const ids: NodeIds = {
  idOf(node) {
    const id = record.mirror.getId(node);
    return id > 0 ? id : null;
  },
};

/** Throws nothing before rrweb has begun: then its first snapshot is still to come. */
const takeSnapshot = guarded(() => record.takeFullSnapshot());
