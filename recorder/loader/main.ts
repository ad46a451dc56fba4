import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { guarded } from "../guard.ts";
import { load } from "./load.ts";

/** The build puts a token here, once, and the Worker the website's config in the token's place. */
declare const __PLAYHEAD_CONFIG__: RecorderConfig;

guarded(() => load(__PLAYHEAD_CONFIG__))();
