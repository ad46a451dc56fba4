import { decideField, isButtonType } from "../../../protocol/privacy/field-rule.ts";
import { maskField, maskWords } from "../../../protocol/privacy/masks.ts";
import { attributeOf, localNameOf } from "../dom/native.ts";
import { type Clean, type Level, levelFor } from "./level.ts";
import type { Privacy, Stance } from "./privacy.ts";

/** Elements with a value; of others, such as a list's `li`, `value` is an attribute like any. */
const fieldNames = new Set(["input", "textarea", "select", "option"]);
export const isField = (element: Element): boolean => fieldNames.has(localNameOf(element));

/** The type as it stands in the page, lower-case. */
const typeOf = (field: Element): string => (attributeOf(field, "type") ?? "").toLowerCase();

export function createFields(
  level: Level,
  clean: Clean,
): Pick<Privacy, "value" | "keepPassword" | "showsChoice"> {
  /** A "show password" button makes it a text field, and it stays a password. */
  const passwords = new WeakSet<Node>();

  return {
    value(field, value, stance) {
      const name = localNameOf(field);
      const type = name === "input" ? typeOf(field) : "";
      if (type === "password") passwords.add(field);
      if (value === "") return "";
      const hints = ["autocomplete", "name", "id"].map((one) => attributeOf(field, one) ?? "").join(" ");
      const { isMasked } = stance;
      const facts = { name, type, hints, isMasked, wasPassword: passwords.has(field) };
      const isLabel = name === "input" && isButtonType(type);
      if (decideField(facts, levelFor(level, stance)) === "clean") return clean(value);
      return isLabel ? maskWords(value) : maskField(value, type);
    },
    keepPassword: (field) => passwords.add(field),
    showsChoice(field, stance: Stance) {
      if (stance.isMasked) return false;
      return localNameOf(field) === "input" || level === "open";
    },
  };
}
