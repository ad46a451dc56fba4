import { cleanText } from "../../../../protocol/privacy/clean-text.ts";
import { decideField } from "../../../../protocol/privacy/field-rule.ts";
import { maskField, maskWords } from "../../../../protocol/privacy/masks.ts";
import type { PrivacySettings } from "../../../../protocol/recorder-config.ts";

export type Level = NonNullable<PrivacySettings["level"]>;

/** A piece of the sample page. */
export type SamplePart =
  | { kind: "text"; text: string }
  | { kind: "field"; label: string; value: string; type: string; hints: string }
  | { kind: "picture"; label: string }
  | { kind: "private"; label: string };

/** As a member sees it in a replay. */
export type ShownPart =
  | { kind: "text"; text: string; isMasked: boolean }
  | { kind: "field"; label: string; value: string; isMasked: boolean }
  | { kind: "picture"; label: string }
  | { kind: "block" };

export const samplePage: readonly SamplePart[] = [
  { kind: "text", text: "Your order, Maria" },
  { kind: "text", text: "We write to maria@shop.example." },
  { kind: "text", text: "Paid with 4242 4242 4242 4242." },
  { kind: "picture", label: "Picture of the goods" },
  { kind: "field", label: "Street", value: "12 Harbour Lane", type: "text", hints: "street-address" },
  { kind: "field", label: "Password", value: "tide-and-salt", type: "password", hints: "" },
  { kind: "private", label: "Marked data-private" },
];

/** What a level leaves of a part, by the recorder's own rules. */
export function showPart(part: SamplePart, level: Level, showsEmails: boolean): ShownPart {
  const shownText = (text: string): string =>
    level === "strict" ? maskWords(text) : cleanText(text, showsEmails);
  switch (part.kind) {
    case "text": {
      const text = shownText(part.text);
      return { kind: "text", text, isMasked: text !== part.text };
    }
    case "field": {
      const facts = {
        name: "input",
        type: part.type,
        hints: part.hints,
        wasPassword: false,
        isMasked: false,
      };
      const isMasked = level === "strict" || decideField(facts, level) === "mask";
      const value = isMasked ? maskField(part.value, part.type) : cleanText(part.value, showsEmails);
      return { kind: "field", label: shownText(part.label), value, isMasked };
    }
    case "picture":
      return level === "strict" ? { kind: "block" } : part;
    case "private":
      return { kind: "block" };
  }
}
