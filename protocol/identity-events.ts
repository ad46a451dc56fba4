import { isJsonObject, type JsonObject } from "./json-object.ts";
import { type Readers, text } from "./read-fields.ts";

/** What the page tells of its visitor by calling the API. Longer texts are cut, since they end in the session's summary. */
const maxNameChars = 256;
const maxUrlChars = 2_048;
const maxPromptChars = 4_000;
export const maxProperties = 50;

/** Who the visitor is, in the website's own words: name and e-mail address are not masked. */
export interface IdentifyPayload {
  id: string;
  name: string;
  email: string;
  url: string;
}

export interface ConversationPayload {
  id: string;
  url: string;
}

export type PropertyValue = string | number | boolean;

export interface TrackPayload {
  name: string;
  properties: Record<string, PropertyValue>;
}

export interface IdentityEvents {
  "ph.identify": IdentifyPayload;
  "ph.conversation": ConversationPayload;
  "ph.track": TrackPayload;
  /** What the visitor asked an assistant on the page. */
  "ph.prompt": { text: string };
  "ph.tag": { name: string };
  /** The side of an experiment that the visitor sees. */
  "ph.variant": { name: string; value: string };
  "ph.release": { version: string };
  /** Why the session is recorded from here on, and what stood in the browser is sent: a trigger's name or `start`. */
  "ph.trigger": { reason: string };
}

const short = (value: unknown): string =>
  (typeof value === "number" ? String(value) : text(value)).slice(0, maxNameChars);
const url = (value: unknown): string => text(value).slice(0, maxUrlChars);

export const identityReaders: Readers<IdentityEvents> = {
  "ph.identify": ({ id, name, email, url: address }) => ({
    id: short(id),
    name: short(name),
    email: short(email),
    url: url(address),
  }),
  "ph.conversation": (fields) => ({ id: short(fields.id), url: url(fields.url) }),
  "ph.track": (fields) => ({ name: short(fields.name), properties: readProperties(fields.properties) }),
  "ph.prompt": (fields) => ({ text: text(fields.text).slice(0, maxPromptChars) }),
  "ph.tag": (fields) => ({ name: short(fields.name) }),
  "ph.variant": (fields) => ({ name: short(fields.name), value: short(fields.value) }),
  "ph.release": (fields) => ({ version: short(fields.version) }),
  "ph.trigger": (fields) => ({ reason: short(fields.reason) }),
};

/** Texts, numbers and truth values, so many at most; anything deeper is left out. */
function readProperties(value: unknown): Record<string, PropertyValue> {
  const fields: JsonObject = isJsonObject(value) ? value : {};
  const entries = Object.entries(fields).flatMap(([key, one]): [string, PropertyValue][] => {
    if (typeof one === "string") return [[short(key), one.slice(0, maxNameChars)]];
    return typeof one === "boolean" || (typeof one === "number" && Number.isFinite(one))
      ? [[short(key), one]]
      : [];
  });
  return Object.fromEntries(entries.slice(0, maxProperties));
}
