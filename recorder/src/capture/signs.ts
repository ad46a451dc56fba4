import type { ResponseKind } from "../../../protocol/click-events.ts";

/** Something the page or the browser did that may be the answer to a click. */
export interface Sign {
  kind: ResponseKind;
  /** Where it came from, and what tells it from others there, such as a request's method and path, or the address before. */
  at: object;
  name: string;
  /** Since it happened, ms; absent: it has happened just now. */
  agoMs?: number;
}

/** Name of the requests that a page sends on an open connection. */
export const socketName = "socket";

/** How captures tell one another, without an event of the replay. */
export interface Signs {
  give(kind: ResponseKind, at?: object, name?: string, agoMs?: number): void;
  onSign(run: (sign: Sign) => void): void;
  /** An answer of 400 and more, or none. */
  giveFailure(): void;
  onFailure(run: () => void): void;
}

export function createSigns(): Signs {
  const onSigns: ((sign: Sign) => void)[] = [];
  const onFailures: (() => void)[] = [];
  return {
    give(kind, at = document, name = "", agoMs = 0) {
      for (const run of onSigns) run({ kind, at, name, agoMs });
    },
    onSign: (run) => onSigns.push(run),
    giveFailure() {
      for (const run of onFailures) run();
    },
    onFailure: (run) => onFailures.push(run),
  };
}
