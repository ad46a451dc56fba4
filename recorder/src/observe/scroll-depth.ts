import { customEvent } from "../../../protocol/events.ts";
import type { DepthPayload } from "../../../protocol/view-events.ts";
import { isDocument } from "../dom/native.ts";
import { whenIdle } from "../timers.ts";
import { hitOf } from "./hit.ts";
import type { Observer, ObserverOwner } from "./observer.ts";
import { createSampler, nextTask } from "./sampler.ts";
import { scrollerOf } from "./scroll.ts";

/** So much deeper, in per cent of the page, is worth an event. */
const stepPercent = 10;
const everyMs = 500;

/** How deep the lower edge of what is seen stands in what is scrolled. */
export function depthOf({
  scrollTop,
  clientHeight,
  scrollHeight,
}: Pick<Element, "scrollTop" | "clientHeight" | "scrollHeight">): DepthPayload {
  const px = Math.max(0, Math.round(scrollTop + clientHeight));
  return { percent: scrollHeight > 0 ? Math.min(100, Math.round((px / scrollHeight) * 100)) : 0, px };
}

/** Whether an element is what the visitor reads the page in, as in apps whose document itself stands still. */
export function isMainScroller(
  element: Pick<Element, "clientWidth" | "clientHeight">,
  viewport: { width: number; height: number },
): boolean {
  return element.clientHeight > viewport.height / 2 && element.clientWidth > viewport.width / 2;
}

/** The deepest the visitor has seen of each page, also of each route of a single-page app. */
export function observeScrollDepth({ emit }: ObserverOwner): Observer {
  let url = "";
  let deepest: DepthPayload = { percent: 0, px: 0 };
  let toldPercent = 0;

  const look = (scroller: Element): void => {
    if (location.href !== url) {
      url = location.href;
      deepest = { percent: 0, px: 0 };
      toldPercent = 0;
    }
    const depth = depthOf(scroller);
    if (depth.percent > deepest.percent) deepest = depth;
  };
  const tell = (): void => {
    toldPercent = deepest.percent;
    emit(customEvent("ph.depth", deepest, Date.now()));
  };

  const sampler = createSampler<Node>(
    everyMs,
    (node) => {
      const scroller = scrollerOf(node);
      if (!scroller) return;
      const viewport = { width: innerWidth, height: innerHeight };
      if (isDocument(node) || isMainScroller(scroller, viewport)) look(scroller);
      if (deepest.percent - toldPercent >= stepPercent) tell();
    },
    nextTask,
  );
  /** What is above the fold has been seen without scrolling. */
  const lookOnce = (): void => {
    const scroller = location.href === url ? null : scrollerOf(document);
    if (scroller) look(scroller);
  };
  const tellLast = (): void => {
    sampler.drain();
    lookOnce();
    if (deepest.percent > toldPercent) tell();
  };

  return {
    watch(root, listeners) {
      if (root !== document) return;
      listeners.on(root, "scroll", (event) => {
        const node = hitOf(event);
        if (node) sampler.add(node);
      });
      // At hide it would cost a layout of its own.
      whenIdle(lookOnce);
    },
    settle: tellLast,
    stop: sampler.stop,
  };
}
