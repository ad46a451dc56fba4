import { isJsonObject, type JsonObject } from "./json-object.ts";

/** Longest text kept of a URL, message or stack: a hostile page must not fill a timeline. */
const maxTextChars = 4_096;

/** A custom event's payload by tag. Fields of a wrong type become neutral. */
export type Readers<Events> = { readonly [Tag in keyof Events]: (fields: JsonObject) => Events[Tag] };

export const text = (value: unknown): string =>
  typeof value === "string" ? value.slice(0, maxTextChars) : "";

export const texts = (value: unknown, maxCount: number): string[] =>
  Array.isArray(value) ? value.slice(0, maxCount).map(text) : [];

export const integer = (value: unknown): number => (isFiniteNumber(value) ? Math.round(value) : 0);

export const nodeId = (value: unknown): number => (isFiniteNumber(value) ? Math.round(value) : -1);

/** To a thousandth: a layout shift of 0.1 is a bad one. */
export const amount = (value: unknown): number =>
  isFiniteNumber(value) ? Math.round(value * 1_000) / 1_000 : 0;

export const integerOrNull = (value: unknown): number | null =>
  isFiniteNumber(value) ? Math.round(value) : null;

/** The field when it is one of the words, as an object to spread: absent stays absent. */
export function word<Name extends string, Word extends string>(
  fields: JsonObject,
  name: Name,
  words: readonly Word[],
): { [Key in Name]?: Word } {
  const found = words.find((one) => one === fields[name]);
  const none: { [Key in Name]?: Word } = {};
  return found === undefined ? none : { ...none, [name]: found };
}

export const oneOf = <Word extends string>(value: unknown, words: readonly Word[], otherwise: Word): Word =>
  words.find((one) => one === value) ?? otherwise;

export const object = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

const isFiniteNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);
