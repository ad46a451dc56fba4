import type { PrivacySettings } from "../recorder-config.ts";

type Level = NonNullable<PrivacySettings["level"]>;

/** What is known of a field when its value is to be told. */
export interface FieldFacts {
  /** Local name of the element. */
  name: string;
  /** Of an input, lower-case; else empty. */
  type: string;
  /** What its author calls it: `autocomplete`, `name` and `id`. */
  hints: string;
  wasPassword: boolean;
  isMasked: boolean;
}

/** Inputs whose value is the label on a button, which the page wrote. */
const buttonTypes = new Set(["button", "submit", "reset", "image"]);
export const isButtonType = (type: string): boolean => buttonTypes.has(type.toLowerCase());

/** Nobody types these; they hold tokens, or a file's path. */
const neverShown = new Set(["password", "hidden", "file"]);

/** Fields for secrets that no pattern tells from other text: passwords, cards, codes, numbers of persons. */
const secretHints =
  /passw|passcode|pwd|\bcc-|(?<!dis)card[-_]?n|\bcvv|\bcvc|\bcsc\b|one-time-code|\botp\b|\bpin\b|\bssn\b|social.?sec|secret|token|iban|tax.?id/i;

/** `clean` shows the value without the secrets in it. */
export function decideField(facts: FieldFacts, level: Level): "mask" | "clean" {
  if (facts.isMasked || facts.wasPassword) return "mask";
  if (facts.name === "input" && buttonTypes.has(facts.type)) return "clean";
  if (level !== "open") return "mask";
  return neverShown.has(facts.type) || secretHints.test(facts.hints) ? "mask" : "clean";
}
