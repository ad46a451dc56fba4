import type { SiteKey } from "./ids.ts";
import type { SignalKind } from "./signals/signal.ts";
import type { Thresholds } from "./signals/thresholds.ts";

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
  /** Server time when the loader was sent, ms; up to half a minute old when it runs, from the browser's own cache. */
  nowMs: number;
  enabled: boolean;
  trigger: "all" | "errors_only" | "smart";
  /** Share of sessions to record, 0 to 1; for trigger `all`. */
  samplingRate: number;
  /** What may leave the page; absent: level `balanced`. */
  privacy?: PrivacySettings;
  /** What makes trigger `smart` record a visit; absent: every struggle and every error does, no page is of high value. */
  smart?: SmartSettings;
  /** Sessions shorter than this are never sent, ms; absent: 0. */
  minDurationMs?: number;
  /** Nothing is stored or captured before `consent(true)`, as with `data-consent="required"` on the tag. */
  consentRequired?: boolean;
  /** A browser's Do Not Track holds like its Global Privacy Control, which always does. */
  respectDnt?: boolean;
  /** Which console lines are captured; absent: `warn`, which is errors and warnings. */
  console?: "off" | "error" | "warn" | "all";
  /** Which requests are captured; absent: those that failed or were slow. */
  requests?: "off" | "failed_or_slow" | "all";
  /** From how long on a request is slow, ms; absent: 3,000. */
  slowRequestMs?: number;
  /** Pictures of canvases, which weigh a lot; absent: none. */
  recordCanvas?: boolean;
  /** Where detectors draw their lines; see `protocol/signals/thresholds.ts`. */
  thresholds?: Partial<Thresholds>;
  /** Whose presence members see, beside what is recorded of them; absent: `recorded`. */
  presence?: PresenceScope;
  /** Path of the presence file on `origin`, where visitors are told of whom the recorder does not run for. */
  presencePath?: string;
  /** What precedes a session's id in its dashboard address; absent: `playhead.sessionUrl()` answers null. */
  sessionUrlBase?: string;
}

/** What a member sets of it beside trigger and sampling, kept as one document. */
export type RecorderSettings = Pick<
  RecorderConfig,
  | "privacy"
  | "smart"
  | "thresholds"
  | "minDurationMs"
  | "consentRequired"
  | "respectDnt"
  | "console"
  | "requests"
  | "slowRequestMs"
  | "recordCanvas"
  | "presence"
>;

/** Visitors of whom members are told that they are on the website now. */
export type PresenceScope =
  | "off"
  /** Those whose session is on the server anyway. */
  | "recorded"
  /** Also those who wait for a trigger, and those whom sampling leaves out. */
  | "everyone";

/** An absent struggle or `errors` counts as true: it triggers. Struggles that no recorder looks for never do. */
export interface SmartSettings extends Partial<Record<SignalKind, boolean>> {
  errors?: boolean;
  /** Each rule alone makes a visit worth recording. */
  highValue?: HighValueRules;
}

export interface HighValueRules {
  /** Patterns as in `excludedPages`. */
  pages?: string[];
  /** Pages seen in the session, routes of single-page apps among them. */
  minPages?: number;
  /** Time in which the visitor was active, ms. */
  minEngagedMs?: number;
  /** Names given to `track()`. */
  customEvents?: string[];
  /** Whether `identify()` was called. */
  identified?: boolean;
}

/** A website's wishes about privacy. A level this recorder does not know counts as `balanced`. */
export interface PrivacySettings {
  /**
   * `strict`: all text and media are hidden. `balanced`: what visitors enter and what only machines read is hidden, text
   * is shown without the secrets in it. `open`: what visitors enter is shown as well, secrets are not.
   */
  level?: "strict" | "balanced" | "open";
  /** False shows e-mail addresses in texts. */
  maskEmails?: boolean;
  /** CSS selectors, beside the marks a page carries itself. They are asked of the element alone when it changes. */
  maskSelectors?: string[];
  blockSelectors?: string[];
  ignoreSelectors?: string[];
  /**
   * Pages of which nothing leaves. `/account*` is a path, `https://shop.example/account*` or `shop.example/account*`
   * a whole address; `*` stands for any characters.
   */
  excludedPages?: string[];
}
