import type { ErrorPayload } from "../../../protocol/trouble-events.ts";
import type { Capturing } from "./capturing.ts";
import type { ReadError } from "./late-errors.ts";

const maxMessageChars = 1_000;
const maxStackChars = 4_000;
const maxCauses = 3;
/** The same error is told no more often than this; what came meanwhile is counted. */
const repeatMs = 5_000;
/** Different errors of a page; beyond, one that was told long ago may be told as new. */
const maxKnown = 50;

/** What it returns tells of an error, or counts it. */
export function createErrorReader({ tell, privacy, timer, onSettle }: Capturing): ReadError {
  const known = new Map<string, { payload: ErrorPayload; toldAtMs: number; untold: number }>();

  const tellUntold = (): void => {
    for (const one of known.values()) {
      const count = one.untold;
      one.untold = 0;
      if (count > 0) tell("ph.error", () => ({ ...one.payload, ...(count > 1 && { count }) }));
    }
  };
  const repeats = timer(tellUntold);
  onSettle(tellUntold);

  const add = (payload: ErrorPayload, nowMs: number): void => {
    // The browser's own notice that a layout took two rounds; nobody can act on it.
    if (payload.message.startsWith("ResizeObserver loop")) return;
    const key = `${payload.message}\n${payload.source}\n${payload.line}\n${payload.stack}`;
    const found = known.get(key);
    if (found && nowMs - found.toldAtMs < repeatMs) {
      found.untold++;
      if (!repeats.isArmed()) repeats.arm(repeatMs);
      return;
    }
    if (known.size >= maxKnown) {
      tellUntold();
      known.clear();
    }
    known.set(key, { payload, toldAtMs: nowMs, untold: 0 });
    tell("ph.error", () => payload, nowMs);
  };

  const words = (text: unknown, maxChars: number): string =>
    privacy.words(String(text ?? "").slice(0, maxChars));
  const about = (error: unknown): Pick<ErrorPayload, "stack" | "cause"> => {
    if (!isError(error)) return { stack: "" };
    const cause = causesOf(error);
    return {
      stack: words(error.stack, maxStackChars),
      ...(cause && { cause: words(cause, maxMessageChars) }),
    };
  };

  const ofError = ({ message, filename, lineno, colno, error }: ErrorEvent): ErrorPayload => ({
    kind: "error",
    message: words(message, maxMessageChars),
    source: privacy.url(filename),
    line: lineno,
    column: colno,
    ...about(error),
    // The browser hides what a script of another origin, loaded without CORS, has thrown.
    ...(!error && lineno === 0 && /^script error\.?$/i.test(message) && { isForeign: true }),
  });
  const ofRejection = (reason: unknown): ErrorPayload => {
    const message = words(isError(reason) ? nameOf(reason) : textOf(reason), maxMessageChars);
    return { kind: "rejection", message, source: "", line: 0, column: 0, ...about(reason) };
  };
  return (event, atMs) => {
    // An element that failed to load is neither.
    if (isErrorEvent(event)) add(ofError(event), atMs);
    else if (isRejection(event)) add(ofRejection(event.reason), atMs);
  };
}

/** Errors and events of a frame have other classes. */
const isA = (value: unknown, name: string): boolean =>
  Object.prototype.toString.call(value) === `[object ${name}]`;
const isError = (value: unknown): value is Error => value instanceof Error || isA(value, "Error");
const isErrorEvent = (event: Event): event is ErrorEvent => isA(event, "ErrorEvent");
const isRejection = (event: Event): event is PromiseRejectionEvent => isA(event, "PromiseRejectionEvent");

const nameOf = (error: Error): string => `${error.name}: ${error.message}`;

function causesOf(error: Error): string {
  const causes: string[] = [];
  let { cause } = error;
  for (; cause !== undefined && causes.length < maxCauses; cause = isError(cause) ? cause.cause : undefined) {
    causes.push(isError(cause) ? nameOf(cause) : textOf(cause));
  }
  return causes.join("\n");
}

/** What was thrown or rejected without being an error. An object is not asked for its text: that is the page's code. */
const textOf = (value: unknown): string =>
  typeof value === "object" && value !== null ? Object.prototype.toString.call(value) : String(value);
