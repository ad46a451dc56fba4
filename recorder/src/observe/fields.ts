import { incrementalSource } from "../../../protocol/events.ts";
import { createTimer } from "../timers.ts";
import { chosenOptions } from "./chosen-options.ts";
import { type Field, fieldKind, fieldOf, isChanged, nativeFacts, radiosBeside } from "./field-kind.ts";
import { hookFieldSetters } from "./field-setters.ts";
import { hitOf, shownId } from "./hit.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";

/** A click on "clear" or "next" is done with by then, also where a framework renders in tasks of its own. */
const afterClickMs = 250;
/** A page with more of them has other cares. */
const maxTouched = 200;

/** What stands in fields, whoever put it there: visitor, script, browser. */
export function observeFields(owner: ObserverOwner): Observer {
  const { emit, ids, privacy } = owner;
  const told = new WeakMap<Field, string>();
  /** Fields an event has told of: the ones that a script is likely to empty by ways nobody can hear. */
  const touched = new Set<Field>();
  const waiting = new Set<Field>();
  const options = chosenOptions(owner);

  /** @param isHeld the events have not shown it yet, and tell what stands in it when they do */
  const look = (field: Field, isHeld = false): void => {
    const kind = fieldKind(field);
    if (kind === "none") return;
    const stance = privacy.stanceOf(field);
    if (stance.isBlocked || stance.isIgnored) return;
    const facts = nativeFacts(field);
    const text = privacy.value(field, facts.value, stance);
    const isChecked = kind === "choice" && facts.isChecked && privacy.showsChoice(field, stance);
    const state = `${isChecked} ${text}`;
    if (kind === "multiple") options.look(field, stance);
    else if (told.get(field) !== state) {
      const id = isHeld ? null : shownId(owner, field);
      if (id === null && !isHeld) return;
      told.set(field, state);
      if (id !== null) emit(change(incrementalSource.input, { text, isChecked, id }));
    }
    if (touched.size < maxTouched) touched.add(field);
    if (isChecked) for (const other of radiosBeside(field)) if (other !== field) look(other);
  };

  const lookAtWaiting = (): void => {
    const due = [...waiting];
    waiting.clear();
    // What is put in with its text, as frameworks do, is told with it: to tell the change now would end its hold.
    for (const field of due) look(field, ids.idOf(field) === null && fieldKind(field) === "text");
  };
  // One timer for all of them: a script that fills a grid sets thousands.
  const soon = createTimer(lookAtWaiting);
  const lookSoon = (field: Field): void => {
    waiting.add(field);
    if (!soon.isArmed()) soon.arm(0);
  };

  const afterClick = createTimer(() => {
    for (const field of touched) {
      if (field.isConnected) look(field);
      else touched.delete(field);
    }
  });

  const onEdit = (event: Event): void => {
    const hit = hitOf(event);
    const field = hit && fieldOf(hit);
    if (field) look(field);
  };

  return {
    watch(root, listeners) {
      listeners.on(root, "input", onEdit);
      // Does not leave a shadow root.
      listeners.on(root, "change", onEdit);
      listeners.on(root, "reset", (event) => {
        const form = hitOf(event);
        for (const one of form ? formFields(form) : []) lookSoon(one);
      });
      listeners.on(root, "click", () => afterClick.arm(afterClickMs));
      listeners.on(root, "submit", () => afterClick.arm(afterClickMs));
      hookFieldSetters(root, listeners, lookSoon);
      // The browser fills in what stood here before the visitor left, without an event.
      if (root === document)
        listeners.on(window, "pageshow", () => {
          for (const element of document.querySelectorAll("input, textarea, select")) {
            const field = fieldOf(element);
            if (field && isChanged(field)) look(field);
          }
        });
    },
    drain: lookAtWaiting,
    stop() {
      soon.disarm();
      afterClick.disarm();
      touched.clear();
    },
  };
}

function formFields(form: Node): Field[] {
  const elements: Iterable<Element> = Reflect.get(HTMLFormElement.prototype, "elements", form);
  return [...elements].flatMap((element) => fieldOf(element) ?? []);
}
