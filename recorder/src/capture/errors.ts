import { customEvent, type ErrorPayload, type ReplayEvent } from "../../../protocol/events.ts";
import type { Listeners } from "../listen.ts";

/** A page that throws in a loop must not fill the replay. */
const maxErrorsPerPage = 100;
const maxMessageChars = 1_000;
const maxStackChars = 4_000;

export function watchErrors(emit: (event: ReplayEvent) => void, listeners: Listeners): void {
  let left = maxErrorsPerPage;
  const tell = (payload: ErrorPayload): void => {
    // The browser's own notice that a layout took two rounds; nobody can act on it.
    if (left-- <= 0 || payload.message.startsWith("ResizeObserver loop")) return;
    emit(customEvent("ph.error", payload, Date.now()));
  };
  listeners.on(window, "error", (event) => {
    // An element that failed to load passes here as a plain Event.
    if (!(event instanceof ErrorEvent)) return;
    const { message, filename, lineno, colno, error } = event;
    tell({
      kind: "error",
      message: message.slice(0, maxMessageChars),
      stack: stackOf(error),
      source: filename,
      line: lineno,
      column: colno,
    });
  });
  listeners.on(window, "unhandledrejection", (event) => {
    if (!(event instanceof PromiseRejectionEvent)) return;
    const reason: unknown = event.reason;
    const message = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
    tell({
      kind: "rejection",
      message: message.slice(0, maxMessageChars),
      stack: stackOf(reason),
      source: "",
      line: 0,
      column: 0,
    });
  });
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? String(error.stack ?? "").slice(0, maxStackChars) : "";
