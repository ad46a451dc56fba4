import fc from "fast-check";
import type { JsonSchema } from "../../../protocol/openapi/json-schemas.ts";

type Property = JsonSchema | boolean;

/** What a schema of the API's description lets through; what it does not say is anything. */
export function arbitraryOf(schema: Property): fc.Arbitrary<unknown> {
  if (typeof schema === "boolean") return fc.jsonValue();
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(arbitraryOf));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "object":
      return objectOf(schema);
    case "array":
      return fc.array(arbitraryOf(itemsOf(schema)), { minLength: schema.minItems ?? 0, maxLength: 5 });
    case "string":
      return textOf(schema);
    case "integer":
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000_000 });
    case "number":
      return fc.double({ noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

const itemsOf = ({ items }: JsonSchema): Property =>
  items === undefined || Array.isArray(items) ? true : items;

function objectOf({
  properties = {},
  required = [],
  additionalProperties,
}: JsonSchema): fc.Arbitrary<unknown> {
  const named = Object.entries(properties).map(([name, property]): [string, fc.Arbitrary<unknown>] => [
    name,
    arbitraryOf(property),
  ]);
  if (named.length === 0 && typeof additionalProperties === "object") {
    return fc.dictionary(fc.string({ maxLength: 8 }), arbitraryOf(additionalProperties), { maxKeys: 3 });
  }
  return fc.record(Object.fromEntries(named), {
    requiredKeys: required.filter((name) => name in properties),
  });
}

function textOf({ format, pattern, minLength = 0, maxLength = 50 }: JsonSchema): fc.Arbitrary<string> {
  if (format === "date-time") return fc.date({ noInvalidDate: true }).map((date) => isoOf(date));
  if (format === "email") return fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.[a-z]{2,4}$/);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { maxLength });
  return fc.string({ unit: "grapheme", minLength, maxLength: Math.max(minLength, Math.min(maxLength, 50)) });
}

/** Years that ISO 8601 writes with four digits. */
const isoOf = (date: Date): string => {
  const year = Math.min(9_999, Math.max(0, date.getUTCFullYear()));
  return new Date(Date.UTC(year, date.getUTCMonth(), date.getUTCDate(), 1, 2, 3)).toISOString();
};
