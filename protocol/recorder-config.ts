import type { SiteKey } from "./ids.ts";

/**
 * A website's config as the loader carries it. Loader, config and recorder are released apart: a reader
 * treats a field it does not know as absent, and an absent one as its neutral value.
 */
export interface RecorderConfig {
  revision: number;
  siteKey: SiteKey;
  /** Public tag of the website, goes into session ids. */
  tag: string;
  /** Origin of `/v1` and `/r`, without a trailing slash. */
  origin: string;
  /** Path of the recorder's hashed file on `origin`. */
  recorderPath: string;
  /** Server time when the loader was made, ms; up to a minute old when it runs. */
  nowMs: number;
  enabled: boolean;
  trigger: "all" | "errors_only" | "smart";
  /** Share of sessions to record, 0 to 1; for trigger `all`. */
  samplingRate: number;
  /** What precedes a session's id in its dashboard address; absent: `playhead.sessionUrl()` answers null. */
  sessionUrlBase?: string;
}
