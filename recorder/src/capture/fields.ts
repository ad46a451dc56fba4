import type { FieldPayload } from "../../../protocol/form-events.ts";
import type { Capturing } from "./capturing.ts";
import { closestAcross, hitOf, isElement, typeOf } from "./realm.ts";

const fieldSelector = "input,select,textarea,[contenteditable]:not([contenteditable=false])";
const noField = "input:is([type=button],[type=submit],[type=reset],[type=image],[type=hidden])";

/** The field an event is of, null where there is none or the website wants no inputs of it told. */
export function fieldOf(event: Event, { privacy }: Pick<Capturing, "privacy">): Element | null {
  const hit = hitOf(event);
  const field = hit && closestAcross(hit, fieldSelector);
  if (!field || field.matches(noField)) return null;
  const { isBlocked, isIgnored } = privacy.stanceOf(field);
  return isBlocked || isIgnored ? null : field;
}

export const formOf = (field: Element): Element | null => {
  const owner: unknown = Reflect.get(field, "form");
  return isElement(owner) ? owner : closestAcross(field, "form");
};

interface Stay {
  field: Element;
  startMs: number;
  inputCount: number;
  correctionCount: number;
  isDeleting: boolean;
}

/** Tells of each stay in a field: how long, how much was entered and taken back; never what. */
export function watchFields(capturing: Capturing): void {
  const { tell, privacy, selectorOf, idOf, listeners, onSettle } = capturing;
  const focusCounts = new WeakMap<Element, number>();
  let stay: Stay | null = null;

  const leave = (): void => {
    const left = stay;
    stay = null;
    if (left) tell("ph.field", () => payloadOf(left));
  };
  const isShown = (field: Element): boolean => privacy.value(field, "a", privacy.stanceOf(field)) === "a";
  const payloadOf = ({ field, startMs, inputCount, correctionCount }: Stay): FieldPayload => {
    const form = formOf(field);
    return {
      nodeId: idOf(field),
      selector: selectorOf(field),
      label: labelFor(field, capturing),
      type: field.matches("input")
        ? typeOf(field)
        : field.matches("select,textarea")
          ? field.localName
          : "contenteditable",
      formNodeId: form ? idOf(form) : -1,
      focusCount: focusCounts.get(field) ?? 1,
      focusMs: Math.round(performance.now() - startMs),
      // A masked value's length is as secret as what it says.
      inputCount: isShown(field) ? inputCount : Math.min(inputCount, 1),
      correctionCount,
      isFilled: isFilled(field),
      isInvalid: field.matches(":invalid,[aria-invalid=true]"),
    };
  };
  onSettle(leave);

  capturing.onDocument((root) => {
    listeners.on(root, "focusin", (event) => {
      const field = fieldOf(event, capturing);
      if (field === stay?.field) return;
      leave();
      if (!field) return;
      focusCounts.set(field, (focusCounts.get(field) ?? 0) + 1);
      stay = { field, startMs: performance.now(), inputCount: 0, correctionCount: 0, isDeleting: false };
    });
    listeners.on(root, "focusout", leave);
    listeners.on(root, "input", (event) => {
      if (!stay || fieldOf(event, capturing) !== stay.field) return;
      const isDeleting = String(Reflect.get(event, "inputType")).startsWith("delete");
      stay.inputCount++;
      if (isDeleting && !stay.isDeleting) stay.correctionCount++;
      stay.isDeleting = isDeleting;
    });
  });
}

function isFilled(field: Element): boolean {
  if (field.matches("[type=checkbox],[type=radio]")) return Reflect.get(field, "checked") === true;
  return Boolean(field.matches("input,select,textarea") ? Reflect.get(field, "value") : field.textContent);
}

function labelFor(field: Element, { labelOf }: Capturing): string {
  const labels: unknown = Reflect.get(field, "labels");
  const [label] = labels instanceof NodeList ? [...labels] : [];
  return label instanceof Element ? labelOf(label) : "";
}
