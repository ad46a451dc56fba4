import { isJsonObject } from "../../../protocol/json-object.ts";

const words: Partial<Record<string, string>> = {
  name: "Name",
  domains: "Domains",
  allowedOrigins: "Allowed origins",
  "featureFlags.enable_session_replay": "Recording",
  "featureFlags.session_replay_trigger": "Trigger",
  "featureFlags.replay_sampling_rate": "Sampling",
  "recorder.smart": "Smart rules",
  "recorder.smart.highValue": "High-value rules",
  "recorder.minDurationMs": "Minimum duration",
  "recorder.console": "Console",
  "recorder.requests": "Requests",
  "recorder.slowRequestMs": "Slow request",
  "recorder.recordCanvas": "Canvas",
  "recorder.presence": "Presence",
  "recorder.consentRequired": "Consent",
  "recorder.respectDnt": "Do Not Track",
  "recorder.privacy": "Privacy",
  "recorder.privacy.level": "Privacy level",
  "recorder.privacy.maskEmails": "E-mail masking",
  "recorder.privacy.maskSelectors": "Masked elements",
  "recorder.privacy.blockSelectors": "Blocked elements",
  "recorder.privacy.ignoreSelectors": "Ignored fields",
  "recorder.privacy.excludedPages": "Excluded pages",
  "recorder.thresholds": "Thresholds",
  "player.loadsFromWebsite": "Pictures from the website",
  "links.contactUrl": "Contact link",
  "links.conversationUrl": "Conversation link",
};

/** A field by the words it has on its page: `recorder.smart.rageClick` is "Smart rules: rage click". */
export function fieldWords(path: string): string {
  const known = words[path];
  if (known !== undefined) return known;
  const parts = path.split(".");
  const last = parts.at(-1) ?? path;
  const above = parts.length > 1 ? fieldWords(parts.slice(0, -1).join(".")) : "";
  const own = nameWords(last);
  return above === "" || above === "recorder" ? own : `${above}: ${own}`;
}

const nameWords = (name: string): string =>
  name
    .replace(/(?:Ms|Px)$/, "")
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll("_", " ");

/** A field's value in a line. */
export function valueWords(value: unknown): string {
  if (value === undefined) return "as the product has it";
  if (value === null || value === "") return "none";
  if (value === true) return "on";
  if (value === false) return "off";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  return isJsonObject(value)
    ? Object.entries(value)
        .map(([name, one]) => `${nameWords(name)}: ${valueWords(one)}`)
        .join(", ")
    : String(value);
}
