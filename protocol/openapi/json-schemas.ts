import * as z from "zod";
import * as api from "../api.ts";
import * as apiReplay from "../api-replay.ts";
import { errorBody } from "./error-body.ts";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Schemas that the document names and refers to. */
const named = z.registry<{ id: string; description?: string }>();
named.add(errorBody, { id: "Error" });
named.add(api.session, { id: "Session" });
named.add(api.completeness, { id: "Completeness", description: "What a session is known to lack." });
named.add(api.sessionList, { id: "SessionList" });
named.add(api.website, { id: "Website" });
named.add(api.me, { id: "Me" });
named.add(api.erasureReceipt, { id: "ErasureReceipt", description: "What an erasure found and removed." });
named.add(api.exportLine, { id: "ExportLine", description: "A line of a visitor's export." });
named.add(apiReplay.timeline, {
  id: "Timeline",
  description: "All that a player needs before the first frame; see `protocol/timeline.ts`.",
});
named.add(apiReplay.replayEvent, {
  id: "Event",
  description: "An rrweb event; ours are custom events (`type` 5) whose tags begin with `ph.`.",
});
named.add(apiReplay.replayTab, { id: "Tab" });
named.add(apiReplay.eventLine, { id: "EventLine", description: "A line of a session's events." });
named.add(apiReplay.portableSession, { id: "PortableSession" });
named.add(apiReplay.importReceipt, { id: "ImportReceipt" });

const options = { metadata: named, unrepresentable: "any", override: prune } as const;

/** Every named schema, as answers have it. */
export function namedSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(named, { ...options, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}

/** @param side a query and a body come in, an answer goes out: a field with a default is optional in the one alone */
export function jsonSchema(schema: z.ZodType, side: "input" | "output"): JsonSchema {
  const { $schema: _, $defs: __, ...own } = z.toJSONSchema(schema, { ...options, io: side });
  return JSON.parse(JSON.stringify(own).replaceAll("#/$defs/", "#/components/schemas/"));
}

/** What clients need not know: how wide a JavaScript number is, and how a date is spelt that has a format anyway. */
function prune({
  jsonSchema,
  zodSchema,
}: {
  jsonSchema: JsonSchema;
  zodSchema: z.core.$ZodTypes | z.core.$ZodType;
}): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
  // An answer may get fields with a later version.
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (zodSchema instanceof z.ZodCustom) jsonSchema.type = "object";
}
