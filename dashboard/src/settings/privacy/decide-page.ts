import { excludedPages } from "../../../../protocol/privacy/excluded-pages.ts";

export type PageDecision =
  /** Nothing was asked. */
  { kind: "none" } | { kind: "unreadable" } | { kind: "recorded" } | { kind: "excluded"; pattern: string };

/** What the recorder does with a page of this address. */
export function decidePage(address: string, patterns: readonly string[]): PageDecision {
  const text = address.trim();
  if (text === "") return { kind: "none" };
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return { kind: "unreadable" };
  const { href } = new URL(text);
  const pattern = patterns.find((one) => excludedPages([one])(href));
  return pattern === undefined ? { kind: "recorded" } : { kind: "excluded", pattern };
}
