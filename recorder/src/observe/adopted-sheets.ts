import type { Root } from "../dom/dom-capture.ts";
import { isDocument } from "../dom/native.ts";
import { isNode } from "./hit.ts";
import { hookAccessor } from "./hook-accessor.ts";

/**
 * Hears when scripts may have changed what a document or shadow root adopts: they set the list, or take hold of it
 * and `push`, which nobody can hear.
 * @param owners prototypes of a window, and roots, as others that listen put a property of their own on those
 */
export function hookAdoptions(owners: readonly object[], onTouch: (root: Root) => void): () => void {
  const unhooks = owners.flatMap((owner) =>
    (["set", "get"] as const).map((slot) =>
      hookAccessor(owner, "adoptedStyleSheets", slot, (self) => {
        if (isRoot(self)) onTouch(self);
      }),
    ),
  );
  return () => {
    for (const unhook of unhooks.reverse()) unhook();
  };
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
