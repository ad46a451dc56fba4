import { incrementalSource } from "../../../protocol/events.ts";
import type { Stance } from "../privacy/privacy.ts";
import type { Field } from "./field-kind.ts";
import { change, type ObserverOwner } from "./observer.ts";

/**
 * The options of a select that takes several. rrweb's input event knows one value a field, so these are told as the
 * attribute `selected`, which stands for the state in the player, where no script has touched the option.
 */
export function chosenOptions({ emit, ids, privacy }: ObserverOwner): {
  look(select: Field, stance: Stance): void;
} {
  const told = new WeakMap<HTMLOptionElement, boolean>();
  return {
    look(select, stance) {
      const attributes = [];
      for (const option of select.querySelectorAll("option")) {
        const id = ids.idOf(option);
        const { selected, defaultSelected } = option;
        if (id === null || !privacy.showsChoice(option, stance)) continue;
        if ((told.get(option) ?? defaultSelected) === selected) continue;
        told.set(option, selected);
        attributes.push({ id, attributes: { selected: selected ? "" : null } });
      }
      if (attributes.length > 0)
        emit(change(incrementalSource.mutation, { texts: [], attributes, removes: [], adds: [] }));
    },
  };
}
