import { quietly } from "../../guard.ts";
import type { LateExtras } from "../late-extras.ts";
import { makeChunk, makePack } from "../send/chunk.ts";
import { columnsOf, hashesOf } from "../send/columns-of.ts";
import { compress } from "../send/compress.ts";
import { pause } from "../timers.ts";
import type { RecoverTo } from "./recover.ts";

/** Recovers what earlier pages left, by the part `extras`; once, and only if there is anything or will be. */
export function createLateRecovery(
  extras: LateExtras,
  isEngaged: () => boolean,
  to: Omit<RecoverTo, "pack" | "makeChunk" | "pause">,
): () => Promise<void> {
  let hasBegun = false;
  return async () => {
    if (hasBegun) return;
    // Asking first, because a visitor who has not touched anything gets no database either.
    if (!isEngaged() && !(await to.shelf.exists())) return;
    hasBegun = true;
    extras.fetch();
    extras.use(({ recover }) =>
      quietly(
        recover({
          ...to,
          makeChunk,
          pause,
          pack: async (events) =>
            makePack(events, hashesOf(events), Date.now(), await compress(columnsOf(events))),
        }),
      ),
    );
  };
}
