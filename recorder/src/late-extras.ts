import { guarded, quietly } from "../guard.ts";
import type { Handover } from "../handover.ts";
import { type Extras, fetchPart } from "./parts.ts";

/** Calls of the page's and clicks, mostly; a page that makes more before its visitor comes loses some. */
const maxWaiting = 200;

/** The part `extras`, and what waits for it. Where it cannot be had, the recorder does without. */
export interface LateExtras {
  /** Fetches it, once. */
  fetch(): void;
  /** Runs now, if the part is there, or when it comes. */
  use(run: (extras: Extras) => void): void;
}

export function createLateExtras(handover: Pick<Handover, "parts" | "fetchScript">): LateExtras {
  let extras = handover.parts?.extras;
  let isAsked = false;
  const waiting: ((extras: Extras) => void)[] = [];
  const fetch = async (): Promise<void> => {
    extras ??= (await fetchPart(handover, "extras")) ?? undefined;
    for (const run of waiting.splice(0)) if (extras) run(extras);
  };
  return {
    fetch() {
      if (!isAsked) quietly(fetch());
      isAsked = true;
    },
    use(run) {
      if (extras) run(extras);
      else if (waiting.length < maxWaiting) waiting.push(guarded(run));
    },
  };
}
