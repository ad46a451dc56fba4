import type { SettingsDocument } from "../../../protocol/api-website-settings.ts";
import { allowsOrigin } from "../../../protocol/origin-pattern.ts";
import { excludedPages } from "../../../protocol/privacy/excluded-pages.ts";

export type AddressDecision =
  /** Nothing was asked. */
  | { kind: "none" }
  | { kind: "unreadable" }
  | { kind: "origin_refused"; origin: string }
  | { kind: "excluded" }
  | { kind: "allowed" };

/** Whether a page of this address may send, by what the website's settings say of addresses. */
export function decideAddress(address: string, settings: SettingsDocument): AddressDecision {
  const text = address.trim();
  if (text === "") return { kind: "none" };
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return { kind: "unreadable" };
  const { origin, href } = new URL(text);
  if (!allowsOrigin(settings.allowedOrigins, origin)) return { kind: "origin_refused", origin };
  const isExcluded = excludedPages(settings.recorder.privacy?.excludedPages ?? []);
  return { kind: isExcluded(href) ? "excluded" : "allowed" };
}
