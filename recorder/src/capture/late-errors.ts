import type { CaptureSettings } from "./capture-settings.ts";
import type { Capturing } from "./capturing.ts";

/** A page that breaks so often before its visitor comes is known to be broken. */
const maxEarly = 50;
/** Fewer, because a line keeps what the page has logged in memory. */
const maxEarlyLines = 20;

/** Reads an error or rejection that has happened at `atMs`. */
export type ReadError = (event: Event, atMs: number) => void;
/** Reads a line of `console.error` with the stack of its call, above which lines of ours stand. */
export type ReadErrorLine = (args: readonly unknown[], stack: string, atMs: number) => void;

/**
 * Hears errors, rejections and what the page logs as errors from the start; what it returns takes their readers, when
 * those are there.
 */
export function watchErrors(
  { listeners, hook, onDocument }: Pick<Capturing, "listeners" | "hook" | "onDocument">,
  choice?: CaptureSettings["console"],
): (read: ReadError, readLine: ReadErrorLine) => void {
  const events = holdFor<Parameters<ReadError>>(maxEarly);
  const lines = holdFor<Parameters<ReadErrorLine>>(maxEarlyLines);
  onDocument(({ defaultView }) => {
    for (const type of ["error", "unhandledrejection"]) {
      if (defaultView) listeners.on(defaultView, type, (event) => events.pass(event, Date.now()));
    }
  });
  if (choice !== "off") {
    hook(console, "error", (_console, args) => {
      lines.pass(args, new Error().stack ?? "", Date.now());
      return undefined;
    });
  }
  return (read, readLine) => {
    events.join(read);
    lines.join(readLine);
  };
}

/** Passes on to a reader, and what comes before it once it is there. */
function holdFor<Heard extends unknown[]>(max: number) {
  const early: Heard[] = [];
  let reader = (...heard: Heard): void => {
    if (early.length < max) early.push(heard);
  };
  return {
    pass: (...heard: Heard): void => reader(...heard),
    join(read: (...heard: Heard) => void): void {
      reader = read;
      for (const heard of early.splice(0)) read(...heard);
    },
  };
}
