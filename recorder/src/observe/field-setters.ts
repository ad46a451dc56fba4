import type { Root } from "../dom/dom-capture.ts";
import { isDocument } from "../dom/native.ts";
import { type Field, fieldOf } from "./field-kind.ts";
import { isNode } from "./hit.ts";
import { hookAccessor } from "./hook-accessor.ts";

const setters: readonly [className: string, property: string][] = [
  ["HTMLInputElement", "value"],
  ["HTMLInputElement", "valueAsNumber"],
  ["HTMLInputElement", "valueAsDate"],
  ["HTMLInputElement", "checked"],
  ["HTMLTextAreaElement", "value"],
  ["HTMLSelectElement", "value"],
  ["HTMLSelectElement", "selectedIndex"],
  ["HTMLOptionElement", "selected"],
];

/**
 * Hears of values that scripts set. On the prototypes, as frameworks expect that their own properties on single
 * elements stand in front; those call ours.
 */
export function hookFieldSetters(root: Root, onSet: (field: Field) => void): () => void {
  const view = isDocument(root) ? root.defaultView : null;
  if (view === null) return () => undefined;
  const unhooks = setters.map(([className, property]) => {
    const { prototype = {} } = Reflect.get(view, className) ?? {};
    return hookAccessor(prototype, property, "set", (self) => {
      const field = isNode(self) ? fieldOf(self) : null;
      if (field) onSet(field);
    });
  });
  return () => {
    for (const unhook of unhooks) unhook();
  };
}
