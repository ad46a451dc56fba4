import { customEvent, incrementalSource } from "../../../protocol/events.ts";
import type { ViewportPayload } from "../../../protocol/view-events.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";
import { createSampler } from "./sampler.ts";

const resizeEveryMs = 200;
/** A pinch moves at every frame. */
const pinchEveryMs = 250;

/** The size of the page's window, and what part of it is seen when the visitor has zoomed in with two fingers. */
export function observeViewport({ emit }: ObserverOwner): Observer {
  let size = "";
  const resizes = createSampler<"size">(resizeEveryMs, () => {
    const [width, height] = [innerWidth, innerHeight];
    if (size === `${width} ${height}`) return;
    size = `${width} ${height}`;
    emit(change(incrementalSource.viewportResize, { width, height }));
  });

  let told: ViewportPayload = { scale: 1, x: 0, y: 0 };
  const pinches = createSampler<VisualViewport>(pinchEveryMs, (viewport) => {
    const { scale, offsetLeft, offsetTop } = viewport;
    const now = {
      scale: Math.round(scale * 100) / 100,
      x: Math.round(offsetLeft),
      y: Math.round(offsetTop),
    };
    if (now.scale === told.scale && now.x === told.x && now.y === told.y) return;
    told = now;
    emit(customEvent("ph.viewport", now, Date.now()));
  });

  return {
    watch(root, listeners) {
      if (root !== document) return;
      size = `${innerWidth} ${innerHeight}`;
      listeners.on(window, "resize", () => resizes.add("size"));
      const { visualViewport } = window;
      if (visualViewport === null) return;
      for (const type of ["resize", "scroll"])
        listeners.on(visualViewport, type, () => pinches.add(visualViewport));
    },
    onFullSnapshot() {
      // The snapshot brings the size with it.
      size = `${innerWidth} ${innerHeight}`;
    },
    drain() {
      resizes.drain();
      pinches.drain();
    },
    stop() {
      resizes.stop();
      pinches.stop();
    },
  };
}
