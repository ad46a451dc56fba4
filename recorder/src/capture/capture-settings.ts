import type { RecorderConfig } from "../../../protocol/recorder-config.ts";
import type { Handover } from "../../handover.ts";
import type { Observers } from "../observe/start-observers.ts";
import type { Capturing } from "./capturing.ts";
import type { watchErrors } from "./late-errors.ts";
import type { LateOutcomes } from "./late-outcomes.ts";

export type CaptureSettings = Pick<
  RecorderConfig,
  "origin" | "console" | "requests" | "slowRequestMs" | "recordCanvas"
>;

/** What capture takes of what the loader has left. */
export interface CaptureHandover extends Pick<Handover, "parts" | "fetchScript"> {
  config: CaptureSettings;
}

/** What those who join in late have before them. */
export interface Late {
  capturing: Capturing;
  outcomes: LateOutcomes;
  readErrors: ReturnType<typeof watchErrors>;
  settings: CaptureSettings;
  observe: Observers["add"];
}

/** Starts what is loaded once the visitor has touched the page. */
export type StartExtras = (late: Late) => void;

/** Beginning of the addresses the recorder itself asks for. */
export const ownUrl = (origin: string): string => `${origin}/v1/`;
