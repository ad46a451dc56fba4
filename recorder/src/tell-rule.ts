import { eventType, type ReplayEvent } from "../../protocol/events.ts";
import { identityReaders } from "../../protocol/identity-events.ts";
import { isJsonObject, type JsonObject } from "../../protocol/json-object.ts";
import { object } from "../../protocol/read-fields.ts";
import type { Tell, TellName } from "../handover.ts";

/** What a call's arguments are. */
const fieldsOf: Readonly<Record<TellName, (first: unknown, second: unknown) => JsonObject>> = {
  identify: object,
  conversation: object,
  track: (name, properties) => ({ name, properties }),
  prompt: (text) => ({ text }),
  tag: (name) => ({ name }),
  variant: (name, value) => ({ name, value }),
  release: (version) => ({ version }),
};

/** The website's own words. */
const asGiven: readonly TellName[] = ["identify", "conversation", "release"];
/** A call that leaves all of these empty has said nothing. */
const telling = ["id", "name", "email", "text", "version"];

/**
 * What the page says of its visitor as an event; null for what says nothing. Who the visitor is stays as it was given;
 * everything else passes the patterns for secrets.
 * @param words masks secrets in free text
 */
export function tellEvent(
  [name, first, second]: Tell,
  words: (text: string) => string,
  nowMs: number,
): ReplayEvent | null {
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return words(value);
    return isJsonObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [words(key), clean(one)]))
      : value;
  };
  const tag = `ph.${name}` as const;
  const payload = identityReaders[tag](fieldsOf[name](first, second));
  if (!telling.some((field) => Reflect.get(payload, field))) return null;
  const data = { tag, payload: asGiven.includes(name) ? payload : clean(payload) };
  return { type: eventType.custom, timestamp: nowMs, data };
}
