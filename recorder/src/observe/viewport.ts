import { incrementalSource } from "../../../protocol/events.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";
import { createSampler } from "./sampler.ts";

const everyMs = 200;

/** The size of the page's window. */
export function observeViewport({ emit, ids }: ObserverOwner): Observer {
  const sizeText = (): string => `${innerWidth} ${innerHeight}`;
  let told = "";
  const sampler = createSampler<"size">(everyMs, () => {
    if (told === sizeText()) return;
    told = sizeText();
    emit(change(incrementalSource.viewportResize, { width: innerWidth, height: innerHeight }));
  });
  return {
    watch(root, listeners) {
      if (root !== document) return;
      listeners.on(window, "resize", () => sampler.add("size"));
      // A snapshot yet to come brings the size with it; since one of before it may have become another.
      if (ids.idOf(root) === null) told = sizeText();
      else sampler.add("size");
    },
    onFullSnapshot() {
      told = sizeText();
    },
    drain: sampler.drain,
    stop: sampler.stop,
  };
}
