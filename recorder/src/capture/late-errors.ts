import type { Capturing } from "./capturing.ts";

/** A page that breaks so often before its visitor comes is known to be broken. */
const maxEarly = 50;

/** Reads an error or rejection that has happened at `atMs`. */
export type ReadError = (event: Event, atMs: number) => void;

/** Hears errors and rejections from the start; what it returns takes their reader, when that is there. */
export function watchErrors({ listeners }: Pick<Capturing, "listeners">): (read: ReadError) => void {
  const early: [event: Event, atMs: number][] = [];
  let reader: ReadError = (event, atMs) => {
    if (early.length < maxEarly) early.push([event, atMs]);
  };
  for (const type of ["error", "unhandledrejection"]) {
    listeners.on(window, type, (event) => reader(event, Date.now()));
  }
  return (read) => {
    reader = read;
    for (const [event, atMs] of early.splice(0)) read(event, atMs);
  };
}
