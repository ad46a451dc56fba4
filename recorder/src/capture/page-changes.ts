import { guarded } from "../../guard.ts";
import { whatToObserve } from "../dom/what-to-observe.ts";
import { createTimer } from "../timers.ts";

/** Changes looked at in a second while no click waits for an answer; a page with more rests for a while. */
const maxPerSecond = 100;
const restMs = 5_000;
/** Most of one delivery: the first of a storm say what it is. */
const maxPerDelivery = 200;

/** The page's mutations: all of them while a click waits for its answer, else as many as cost next to nothing. */
export interface PageChanges {
  addRoot(root: Node): void;
  /** Nothing is left out between `watch` and `rest`. */
  watch(): void;
  rest(): void;
  stop(): void;
}

export function createPageChanges(onRecords: (records: readonly MutationRecord[]) => void): PageChanges {
  const roots = new Set<WeakRef<Node>>();
  let isWatching = false;
  let second = 0;
  let inSecond = 0;
  const observer = new MutationObserver(
    guarded((records: MutationRecord[]) => {
      onRecords(records.length > maxPerDelivery ? records.slice(0, maxPerDelivery) : records);
      const now = Math.floor(performance.now() / 1_000);
      inSecond = now === second ? inSecond + records.length : records.length;
      second = now;
      if (!isWatching && inSecond > maxPerSecond) pause();
    }),
  );
  const observe = (root: Node): void => observer.observe(root, whatToObserve);
  const goOn = (): void => {
    wakeUp.disarm();
    inSecond = 0;
    for (const ref of roots) {
      const root = ref.deref();
      if (root) observe(root);
      else roots.delete(ref);
    }
  };
  const wakeUp = createTimer(goOn);
  const pause = (): void => {
    observer.disconnect();
    wakeUp.arm(restMs);
  };
  return {
    addRoot(root) {
      roots.add(new WeakRef(root));
      if (!wakeUp.isArmed()) observe(root);
    },
    watch() {
      isWatching = true;
      if (wakeUp.isArmed()) goOn();
    },
    rest() {
      isWatching = false;
    },
    stop() {
      wakeUp.disarm();
      observer.disconnect();
    },
  };
}
