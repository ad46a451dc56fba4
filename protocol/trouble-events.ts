import { integer, integerOrNull, nodeId, oneOf, type Readers, text, texts } from "./read-fields.ts";

export interface ErrorPayload {
  kind: "error" | "rejection";
  message: string;
  stack: string;
  source: string;
  line: number;
  column: number;
  /** What the error names as its cause, and that as its own, a line each. Absent: none. */
  cause?: string;
  /** A script of another origin threw it, so that the browser tells nothing but "Script error." */
  isForeign?: true;
  /** How often it came since it was last told, this time included. Absent: once. */
  count?: number;
}

/** An image, script, style sheet or other resource of the page that did not load. */
export interface ResourceErrorPayload {
  /** In lower case; empty when only the browser's timing tells of it. */
  tagName: string;
  url: string;
  /** rrweb's id of the element, -1 when it is not in the mirror. */
  nodeId: number;
  selector: string;
  /** Of the answer; null when there was none or the browser does not tell. */
  status: number | null;
}

export const consoleLevels = ["error", "warn", "info", "log", "debug"] as const;

export interface ConsolePayload {
  level: (typeof consoleLevels)[number];
  /** One text an argument, cut and masked. */
  args: string[];
  /** Where it was called, for errors and warnings; else empty. */
  stack: string;
}

/** Readers take no more arguments of one console line. */
export const maxConsoleArgs = 10;

export const requestKinds = ["fetch", "xhr", "beacon"] as const;
export const requestOutcomes = ["ok", "failed", "aborted", "pending"] as const;

/** A request that failed or was slow, or any, as the website chose. */
export interface RequestPayload {
  kind: (typeof requestKinds)[number];
  method: string;
  url: string;
  /** Null when there was no answer or the browser does not tell. */
  status: number | null;
  /** Failed: a status of 400 and more, or no answer. Pending: it went on when its page was left. */
  outcome: (typeof requestOutcomes)[number];
  /** From its start to the end of its body; of a pending one until now. */
  durationMs: number;
  /** As transferred, headers included; null when the browser does not tell. */
  bytes: number | null;
}

export interface TroubleEvents {
  "ph.error": ErrorPayload;
  "ph.resource-error": ResourceErrorPayload;
  "ph.console": ConsolePayload;
  "ph.request": RequestPayload;
}

export const troubleReaders: Readers<TroubleEvents> = {
  "ph.error": (fields) => ({
    kind: fields.kind === "rejection" ? "rejection" : "error",
    message: text(fields.message),
    stack: text(fields.stack),
    source: text(fields.source),
    line: integer(fields.line),
    column: integer(fields.column),
    ...(text(fields.cause) && { cause: text(fields.cause) }),
    ...(fields.isForeign === true && { isForeign: true }),
    ...(integer(fields.count) > 1 && { count: integer(fields.count) }),
  }),
  "ph.resource-error": (fields) => ({
    tagName: text(fields.tagName),
    url: text(fields.url),
    nodeId: nodeId(fields.nodeId),
    selector: text(fields.selector),
    status: integerOrNull(fields.status),
  }),
  "ph.console": (fields) => ({
    level: oneOf(fields.level, consoleLevels, "log"),
    args: texts(fields.args, maxConsoleArgs),
    stack: text(fields.stack),
  }),
  "ph.request": (fields) => ({
    kind: oneOf(fields.kind, requestKinds, "fetch"),
    method: text(fields.method),
    url: text(fields.url),
    status: integerOrNull(fields.status),
    outcome: oneOf(fields.outcome, requestOutcomes, "ok"),
    durationMs: integer(fields.durationMs),
    bytes: integerOrNull(fields.bytes),
  }),
};
