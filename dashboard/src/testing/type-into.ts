/** Types as a person does, so that React hears of it. */
export function typeInto(field: Element | null | undefined, text: string): void {
  if (!(field instanceof HTMLInputElement)) throw new Error("there is no such field");
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The field that a label of these words names. */
export function fieldOf(words: string): Element | null {
  const label = [...document.body.querySelectorAll("label")].find((one) =>
    one.textContent?.startsWith(words),
  );
  return label === undefined ? null : document.getElementById(label.htmlFor);
}

export const buttonOf = (name: string): HTMLButtonElement | undefined =>
  [...document.body.querySelectorAll("button")].find(
    (one) => one.textContent === name || one.getAttribute("aria-label") === name,
  );
