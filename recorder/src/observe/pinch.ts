import { customEvent } from "../../../protocol/events.ts";
import type { ViewportPayload } from "../../../protocol/view-events.ts";
import type { Observer, ObserverOwner } from "./observer.ts";
import { createSampler } from "./sampler.ts";

/** A pinch moves at every frame. */
const everyMs = 250;

/** What part of the window is seen when the visitor has zoomed in with two fingers. */
export function observePinch({ emit }: ObserverOwner): Observer {
  let told: ViewportPayload = { scale: 1, x: 0, y: 0 };
  const sampler = createSampler<VisualViewport>(everyMs, (viewport) => {
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
      const { visualViewport } = window;
      if (root !== document || visualViewport === null) return;
      for (const type of ["resize", "scroll"])
        listeners.on(visualViewport, type, () => sampler.add(visualViewport));
    },
    drain: sampler.drain,
    stop: sampler.stop,
  };
}
