import { isDocument, isElement, isShadowRoot, tagNameOf } from "../dom/native.ts";

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (node: Node): node is Field =>
  isElement(node) && ["input", "textarea", "select"].includes(tagNameOf(node));

/** The field that an event befell; an option stands for its select. */
export function fieldOf(node: Node): Field | null {
  if (isField(node)) return node;
  if (!isElement(node) || tagNameOf(node) !== "option") return null;
  return node.closest("select");
}

/** Buttons and hidden inputs keep their value in an attribute, which the structure tells; a file no script may set. */
const noFields = new Set(["button", "submit", "reset", "image", "hidden", "file"]);

/** How a field is told: by its text, by whether it is chosen, or by several options of it. */
export function fieldKind(field: Field): "text" | "choice" | "multiple" | "none" {
  if (tagNameOf(field) === "textarea") return "text";
  const type = read<string>(field, "type");
  if (type === "select-multiple") return "multiple";
  if (type === "checkbox" || type === "radio") return "choice";
  return noFields.has(type) ? "none" : "text";
}

export interface FieldState {
  value: string;
  isChecked: boolean;
}

/** What the browser knows, past what a framework has put on the element to hear of changes itself. */
export function nativeFacts(field: Field): FieldState {
  return {
    value: read<string>(field, "value"),
    isChecked: read<boolean | undefined>(field, "checked") === true,
  };
}

/** Since the page was made. */
export function isChanged(field: Field): boolean {
  if (tagNameOf(field) === "select")
    return [...read<Iterable<HTMLOptionElement>>(field, "options")].some(
      (one) => one.selected !== one.defaultSelected,
    );
  const { value, isChecked } = nativeFacts(field);
  return (
    value !== read<string>(field, "defaultValue") ||
    isChecked !== (read<boolean | undefined>(field, "defaultChecked") === true)
  );
}

/** The radio buttons of the same group, which go out when one is chosen. */
export function radiosBeside(field: Field): Field[] {
  const name = read<string>(field, "name");
  if (read<string>(field, "type") !== "radio" || name === "") return [];
  const form = read<HTMLFormElement | null>(field, "form");
  const root = field.getRootNode();
  if (!isDocument(root) && !isShadowRoot(root)) return [];
  const radios = root.querySelectorAll<HTMLInputElement>('input[type="radio"]');
  return [...radios].filter((one) => read(one, "name") === name && read(one, "form") === form);
}

const prototypes: Readonly<Record<string, object>> = {
  input: HTMLInputElement.prototype,
  textarea: HTMLTextAreaElement.prototype,
  select: HTMLSelectElement.prototype,
};

/** By the prototype's getter; that of this window reads elements of frames, too. */
const read = <Value>(field: Field, name: string): Value =>
  Reflect.get(prototypes[tagNameOf(field)] ?? field, name, field);
