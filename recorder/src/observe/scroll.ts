import { incrementalSource } from "../../../protocol/events.ts";
import { isDocument, isElement } from "../dom/native.ts";
import { whenIdle } from "../timers.ts";
import { hitOf, isBlocked, shownId } from "./hit.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";
import { createSampler, nextTask } from "./sampler.ts";

/** Smooth enough, since the player glides from one position to the next. */
const everyMs = 125;

/** Elements that are asked where they stand when a page is first shown; asking all takes three milliseconds. */
const maxAsked = 1_500;
/** Kept to be told again with a snapshot. */
const maxKept = 200;

/** Where documents and elements are scrolled to. */
export function observeScroll(owner: ObserverOwner): Observer {
  /** What has been scrolled: a snapshot does not say to where. */
  const scrolled = new Set<Node>();
  let hasAsked = false;
  let isStopped = false;
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
    nextTask,
  );
  return {
    watch(root, listeners) {
      // Scrolling inside a shadow root does not reach the document.
      listeners.on(root, "scroll", (event) => {
        const node = hitOf(event);
        if (node === null) return;
        if (scrolled.size < maxKept) scrolled.add(node);
        sampler.add(node);
      });
    },
    onFullSnapshot() {
      whenIdle(() => {
        if (isStopped) return;
        const before = hasAsked ? [] : scrolledWithin(document);
        hasAsked = true;
        for (const node of [...scrolled, ...before]) {
          if (node.isConnected && node !== document) sampler.add(node);
        }
      });
    },
    drain: sampler.drain,
    stop() {
      isStopped = true;
      sampler.stop();
    },
  };
}

/** What stood scrolled before anybody listened. */
function scrolledWithin(document: Document): Element[] {
  const { scrollingElement } = document;
  const found: Element[] = [];
  const elements = mayBeScrolled(document);
  const end = Math.min(elements.length, maxAsked);
  for (let at = 0; at < end; at++) {
    const element = elements[at];
    if (element === undefined || element === scrollingElement) continue;
    if (element.scrollTop !== 0 || element.scrollLeft !== 0) found.push(element);
  }
  return found;
}

/** What holds nothing but a line of text, as most elements do, is hardly ever scrolled, and to ask each takes long. */
function mayBeScrolled(document: Document): ArrayLike<Element> {
  try {
    return document.querySelectorAll(":has(> *), textarea, pre");
  } catch {
    return document.getElementsByTagName("*");
  }
}

/** The element that is scrolled when the node is. */
export function scrollerOf(node: Node): Element | null {
  if (isDocument(node)) return node.scrollingElement ?? node.documentElement;
  return isElement(node) ? node : null;
}
