import { clickReaders } from "./click-events.ts";
import {
  eventType,
  type PlayheadEvent,
  type PlayheadEvents,
  type PlayheadTag,
  type ReplayEvent,
} from "./events.ts";
import { formReaders } from "./form-events.ts";
import { identityReaders } from "./identity-events.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { pageReaders } from "./page-events.ts";
import type { Readers } from "./read-fields.ts";
import { troubleReaders } from "./trouble-events.ts";
import { viewReaders } from "./view-events.ts";

/** A new family of events adds its readers here, and its payloads to `PlayheadEvents`. */
const readers: Readers<PlayheadEvents> = {
  ...pageReaders,
  ...clickReaders,
  ...formReaders,
  ...troubleReaders,
  ...identityReaders,
  ...viewReaders,
};

/** Reads our custom event out of an rrweb one; null for every other event. Fields of a wrong type become neutral. */
export function readCustom(event: ReplayEvent): PlayheadEvent | null {
  if (event.type !== eventType.custom || !isJsonObject(event.data)) return null;
  const { tag, payload } = event.data;
  return isPlayheadTag(tag) && isJsonObject(payload) ? read(tag, payload) : null;
}

const isPlayheadTag = (tag: unknown): tag is PlayheadTag =>
  typeof tag === "string" && Object.hasOwn(readers, tag);

function read<Tag extends PlayheadTag>(tag: Tag, fields: JsonObject): PlayheadEvent<Tag> {
  return { tag, payload: readers[tag](fields) };
}
