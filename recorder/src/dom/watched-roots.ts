import { guarded } from "../../guard.ts";
import { hook } from "../hook.ts";
import { unpatched } from "../timers.ts";
import type { Root } from "./dom-capture.ts";
import { isDocument, isElement, isNode, shadowRootOf } from "./native.ts";
import { whatToObserve } from "./what-to-observe.ts";

/** The documents and shadow roots of the page, each observed from when what is in it is first looked at. */
export interface WatchedRoots {
  watch(root: Root): void;
  /** Also a closed one, if it was made after we began. */
  shadowRootOf(host: Element): ShadowRoot | null;
  takeRecords(): MutationRecord[];
  /** Forgets the roots that are no longer shown. */
  prune(isShown: (root: Root) => boolean): Root[];
  stop(): void;
}

export interface RootsOwner {
  onRecords(records: MutationRecord[]): void;
  onAttachShadow(host: Element): void;
  /** A frame, a linked sheet, or anything else that loads. */
  onLoad(element: Element): void;
}

export function createWatchedRoots(owner: RootsOwner): WatchedRoots {
  const Observer = unpatched("MutationObserver");
  const observer = new Observer(guarded(owner.onRecords));
  const closed = new WeakMap<Element, ShadowRoot>();
  const roots = new Set<Root>();
  const unhooks = new Map<Root, () => void>();

  const onLoad = guarded(({ target }: Event) => {
    if (isNode(target) && isElement(target)) owner.onLoad(target);
  });
  const listening = { capture: true, passive: true };

  const hookAttachShadow = (document: Document): void => {
    const prototype: object | undefined = document.defaultView?.Element.prototype;
    if (prototype === undefined || unhooks.has(document)) return;
    const unhook = hook(prototype, "attachShadow", (host) => (root) => {
      if (!isNode(host) || !isElement(host)) return;
      if (shadowRootOf(host) === null && root instanceof ShadowRoot) closed.set(host, root);
      owner.onAttachShadow(host);
    });
    unhooks.set(document, unhook);
  };

  const forget = (root: Root): void => {
    root.removeEventListener("load", onLoad, listening);
    unhooks.get(root)?.();
    unhooks.delete(root);
    roots.delete(root);
  };

  return {
    watch(root) {
      // Again for a document that was opened anew: it has lost its listeners.
      root.addEventListener("load", onLoad, listening);
      observer.observe(root, whatToObserve);
      roots.add(root);
      if (isDocument(root)) hookAttachShadow(root);
    },
    shadowRootOf: (host) => shadowRootOf(host) ?? closed.get(host) ?? null,
    takeRecords: () => observer.takeRecords(),
    prune(isShown) {
      const gone = [...roots].filter((root) => !isShown(root));
      for (const root of gone) forget(root);
      return gone;
    },
    stop() {
      observer.disconnect();
      for (const root of [...roots]) guarded(forget)(root);
    },
  };
}
