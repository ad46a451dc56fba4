import type { ReplayEvent } from "../events.ts";
import { isJsonObject } from "../json-object.ts";
import { CodecError } from "./codec-error.ts";

/**
 * A list of events as both decoders give it: each an object whose `type` and `timestamp` are whole numbers
 * from 0 on. What `data` holds is for its readers to judge.
 */
export function checkEvents(decoded: unknown, maxEvents: number): ReplayEvent[] {
  if (!Array.isArray(decoded)) throw new CodecError("body_malformed", "Events come as a list.");
  if (decoded.length > maxEvents) throw new CodecError("too_many", "The chunk has too many events.");
  if (!decoded.every(isEvent)) throw new CodecError("body_malformed", "An event is malformed.");
  return decoded;
}

const isEvent = (value: unknown): value is ReplayEvent =>
  isJsonObject(value) && isCount(value.type) && isCount(value.timestamp);

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
