import { eventType, type ReplayEvent } from "../../../protocol/events.ts";
import { excludedPages } from "../../../protocol/privacy/excluded-pages.ts";
import type { RecorderConfig } from "../../../protocol/recorder-config.ts";
import type { LatePart } from "../late-part.ts";
import type { Extras } from "../parts.ts";
import { createTimer } from "../timers.ts";
import type { Watch, WatchOwner } from "./watch.ts";

/** What a page tells of itself before anybody has touched it is less. */
const maxWaiting = 500;

/** The watch, which comes with the part `extras` and then sees what happened before. */
export function createLateWatch(
  extras: LatePart<Extras>,
  config: RecorderConfig,
  owner: Omit<WatchOwner, "isValuablePage" | "timer"> & { isEnded(): boolean },
): Watch {
  let watch: Watch | null = null;
  let waiting: ReplayEvent[] = [];
  let isForgotten = false;
  // What triggers may happen before the first touch.
  if (config.trigger !== "all") extras.fetch();
  extras.use(({ createWatch }) => {
    if (owner.isEnded()) return;
    watch = createWatch(config, {
      ...owner,
      timer: createTimer,
      isValuablePage: excludedPages(config.smart?.highValue?.pages ?? []),
    });
    if (isForgotten) watch.forget();
    for (const event of waiting) watch.see(event);
    waiting = [];
  });
  return {
    see(event) {
      if (watch) watch.see(event);
      // Of the page's structure nothing is judged.
      else if (event.type === eventType.custom && waiting.length < maxWaiting) waiting.push(event);
    },
    forget() {
      isForgotten = true;
      waiting = [];
      watch?.forget();
    },
    save: () => watch?.save(),
  };
}
