import { incrementalSource } from "../../../protocol/events.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";
import { createSampler } from "./sampler.ts";

const everyMs = 200;

/** The size of the page's window. */
export function observeViewport({ emit }: ObserverOwner): Observer {
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
      // The snapshot brings the size with it.
      told = sizeText();
      listeners.on(window, "resize", () => sampler.add("size"));
    },
    onFullSnapshot() {
      told = sizeText();
    },
    drain: sampler.drain,
    stop: sampler.stop,
  };
}
