import type { Root } from "../dom/dom-capture.ts";
import { isDocument, isNode } from "../dom/native.ts";
import { type CallListener, hook } from "../hook.ts";
import type { Listeners } from "../listen.ts";

/**
 * Hears when scripts may have changed what a document or shadow root adopts: they set the list, or take hold of it
 * and `push`, which nobody can hear.
 * @param owners prototypes of a window, and roots, as others that listen put a property of their own on those
 */
export function hookAdoptions(
  owners: readonly object[],
  listeners: Listeners,
  onTouch: (root: Root) => void,
): void {
  for (const owner of owners) {
    for (const slot of ["set", "get"] as const) {
      const onUse: CallListener = (self) => () => isRoot(self) && onTouch(self);
      listeners.onRemoval(hook(owner, "adoptedStyleSheets", onUse, slot));
    }
  }
}

const getters = [Document.prototype, ShadowRoot.prototype].map(
  (prototype) => Object.getOwnPropertyDescriptor(prototype, "adoptedStyleSheets")?.get,
);

/** By the browser's own getter, because the hooked one would take it for the page's. */
export function readAdopted(root: Root): CSSStyleSheet[] {
  const [ofDocument, ofShadow] = getters;
  const get = isDocument(root) ? ofDocument : ofShadow;
  return get ? [...get.call(root)] : [];
}

const isRoot = (value: unknown): value is Root => isNode(value) && "adoptedStyleSheets" in value;
