import { incrementalSource } from "../../../protocol/events.ts";
import { isDocument, isElement } from "../dom/native.ts";
import { hitOf, isBlocked, shownId } from "./hit.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";
import { afterFrame, createSampler } from "./sampler.ts";

/** Smooth enough, since the player glides from one position to the next. */
const everyMs = 125;

/** Where documents and elements are scrolled to. */
export function observeScroll(owner: ObserverOwner): Observer {
  const sampler = createSampler<Node>(
    everyMs,
    (node) => {
      const scroller = scrollerOf(node);
      const id = scroller === null || isBlocked(owner.privacy, node) ? null : shownId(owner, node);
      if (scroller === null || id === null) return;
      const { scrollLeft, scrollTop } = scroller;
      owner.emit(
        change(incrementalSource.scroll, { id, x: Math.round(scrollLeft), y: Math.round(scrollTop) }),
      );
    },
    afterFrame,
  );
  return {
    watch(root, listeners) {
      // Scrolling inside a shadow root does not reach the document.
      listeners.on(root, "scroll", (event) => {
        const node = hitOf(event);
        if (node !== null) sampler.add(node);
      });
    },
    drain: sampler.drain,
    stop: sampler.stop,
  };
}

/** The element that is scrolled when the node is. */
export function scrollerOf(node: Node): Element | null {
  if (isDocument(node)) return node.scrollingElement ?? node.documentElement;
  return isElement(node) ? node : null;
}
