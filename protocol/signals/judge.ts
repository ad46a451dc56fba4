import { readCustom } from "../custom-events.ts";
import type { ReplayEvent } from "../events.ts";
import type { JudgedEvent } from "./detector.ts";

/** An event from outside, as detectors take it. The recorder, which has made its events itself, need not read them so. */
export const judge = (event: ReplayEvent): JudgedEvent => ({ event, custom: readCustom(event) });
