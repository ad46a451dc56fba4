import type { Root } from "../dom/dom-capture.ts";
import { isDocument, isNode } from "../dom/native.ts";
import { type CallListener, hook } from "../hook.ts";
import type { Listeners } from "../listen.ts";
import { type Field, fieldOf } from "./field-kind.ts";

const setters: Readonly<Record<string, readonly string[]>> = {
  Input: ["value", "valueAsNumber", "valueAsDate", "checked"],
  TextArea: ["value"],
  Select: ["value", "selectedIndex"],
  Option: ["selected"],
};

/**
 * Hears of values that scripts set. On the prototypes, as frameworks expect that their own properties on single
 * elements stand in front; those call ours.
 */
export function hookFieldSetters(root: Root, listeners: Listeners, onSet: (field: Field) => void): void {
  const view = isDocument(root) ? root.defaultView : null;
  if (view === null) return;
  const onCall: CallListener = (self) => () => {
    const field = isNode(self) && fieldOf(self);
    if (field) onSet(field);
  };
  for (const [name, properties] of Object.entries(setters)) {
    const { prototype = {} } = Reflect.get(view, `HTML${name}Element`) ?? {};
    for (const property of properties) listeners.onRemoval(hook(prototype, property, onCall, "set"));
  }
}
