import { eventType, type ReplayEvent } from "../events.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";

/** What an incremental event of this source tells; null for every other event. */
export const changeOf = ({ type, data }: ReplayEvent, source: number): JsonObject | null =>
  type === eventType.incremental && isJsonObject(data) && data.source === source ? data : null;
