import { ByteReader } from "../varint.ts";
import {
  type ColumnsFormat,
  idName,
  isContainer,
  kind,
  namesNearId,
  parentName,
  separator,
} from "./columns-format.ts";
import type { DecodeBudget } from "./decode-budget.ts";
import type { DecodeLimits } from "./decode-limits.ts";
import { Descent } from "./descent.ts";
import { DigitReader } from "./digits.ts";
import { parseJson } from "./json-codec.ts";
import { malformed, nextVarint, ReadColumn, ReadIds, ReadParents, type ToldColumn } from "./read-column.ts";
import { scanJson } from "./scan-json.ts";

export interface ReadField {
  name: string;
  column: ReadColumn;
  kind: number;
  /** The value of a kind that says it, else undefined. */
  constant: string | number | boolean | null | undefined;
}

export interface ReadShape {
  fields: ReadField[];
  containers: ReadField[];
  /** Characters of its names and constants, as plain JSON would hold them. */
  chars: number;
}

export interface ColumnsBody {
  eventCount: number;
  events: ReadColumn;
  columns: ReadColumn[];
  shapes: ReadShape[];
  verbatim: unknown[];
}

/**
 * Takes a body apart as columns-format.ts lays it out; what the columns hold is read later.
 *
 * @throws CodecError
 */
export function readColumnsBody(
  bytes: Uint8Array,
  format: ColumnsFormat,
  limits: DecodeLimits,
  budget: DecodeBudget,
): ColumnsBody {
  const reader = new ByteReader(bytes, 0, bytes.length);
  const [names, constants, texts, verbatim] = readTexts(section(reader), format, limits, budget);
  const eventCount = nextVarint(reader);
  const written = section(reader);
  const columns = readColumns(reader, format, names, texts);
  const [events] = columns;
  if (events === undefined) throw malformed("The column of events is missing.");
  return { eventCount, events, columns, shapes: readShapes(written, names, constants, columns), verbatim };
}

/** @returns all names and constants, known and new; the first name is the events', who have none */
function readTexts(
  json: ByteReader,
  format: ColumnsFormat,
  limits: DecodeLimits,
  budget: DecodeBudget,
): [names: string[], constants: string[], texts: string[][], verbatim: unknown[]] {
  const bytes = json.bytes.subarray(json.at, json.end);
  scanJson(bytes, limits);
  const parts = parseJson(bytes);
  if (!Array.isArray(parts) || parts.length !== (format.isSecond ? 6 : 4))
    throw malformed("Texts are missing.");
  const [newNames, constants, texts, verbatim, split, digits]: unknown[] = parts;
  if (!Array.isArray(texts) || !Array.isArray(verbatim)) throw malformed("The texts are no list.");
  if (format.isSecond) putDigitsBack(texts, split, digits);
  return [
    [...format.names, ...splitTexts(newNames, budget)],
    [...format.constants, ...splitTexts(constants, budget)],
    texts.map((joined: unknown) => splitTexts(joined, budget)),
    verbatim,
  ];
}

/** @param split indexes of the columns without their digits, each once */
function putDigitsBack(texts: unknown[], split: unknown, digits: unknown): void {
  if (!Array.isArray(split) || typeof digits !== "string") throw malformed("The digits are missing.");
  const reader = new DigitReader(digits);
  for (const index of new Set<unknown>(split)) {
    const masked = typeof index === "number" ? texts[index] : undefined;
    if (typeof masked !== "string") throw malformed("Digits belong to no texts.");
    texts[Number(index)] = reader.putBack(masked);
  }
  if (!reader.isDone()) throw malformed("There are not as many digits as places for them.");
}

/** Undoes `joinTexts`. */
function splitTexts(joined: unknown, budget: DecodeBudget): string[] {
  if (isTextList(joined)) return joined;
  if (typeof joined !== "string") throw malformed("Texts are no text.");
  if (joined === "") return [];
  // Counted before it is split: a list of millions of empty texts would cost more than they are worth.
  for (let at = joined.indexOf(separator); at >= 0; at = joined.indexOf(separator, at + 1)) {
    budget.spendValues(1);
  }
  return joined.split(separator);
}

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === "string");

function readColumns(
  reader: ByteReader,
  format: ColumnsFormat,
  names: readonly string[],
  texts: readonly string[][],
): ReadColumn[] {
  if (texts.length !== names.length) throw malformed("Texts and names are not as many.");
  const lengths = names.map(() => nextVarint(reader));
  const columns: ReadColumn[] = [];
  const descent = new Descent();
  let ids: ReadColumn | null = null;
  const columnOf = (name: string, told: ToldColumn): ReadColumn => {
    if (format.isSecond && name === idName) return new ReadIds(told, descent);
    if (format.isSecond && name === parentName) return new ReadParents(told, descent);
    return new ReadColumn(told, namesNearId.has(name) ? ids : null);
  };
  for (const [index, name] of names.entries()) {
    const end = reader.at + (lengths[index] ?? 0);
    if (end > reader.end) throw malformed("A column is cut off.");
    const numbers = new ByteReader(reader.bytes, reader.at, end);
    const told = { numbers, known: format.texts.get(name) ?? [], texts: texts[index] ?? [] };
    const column = columnOf(name, told);
    if (name === idName) ids = column;
    columns.push(column);
    reader.at = end;
  }
  if (reader.at < reader.end) throw malformed("Bytes follow the last column.");
  return columns;
}

function readShapes(
  written: ByteReader,
  names: readonly string[],
  constants: readonly string[],
  columns: readonly ReadColumn[],
): ReadShape[] {
  const shapes: ReadShape[] = [];
  while (written.at < written.end) {
    const fields: ReadField[] = [];
    let chars = 2;
    for (let count = nextVarint(written); count > 0; count--) {
      const index = nextVarint(written);
      const fieldKind = nextVarint(written);
      const name = names[index];
      const column = columns[index];
      const constant = constantOf(fieldKind, constants);
      if (name === undefined || column === undefined) throw malformed("A shape has no such column.");
      fields.push({ name, column, kind: fieldKind, constant });
      chars += name.length + (typeof constant === "string" ? constant.length : 0) + 4;
    }
    shapes.push({ fields, containers: fields.filter((field) => isContainer(field.kind)), chars });
  }
  return shapes;
}

function constantOf(fieldKind: number, constants: readonly string[]): ReadField["constant"] {
  if (fieldKind >= kind.constant) {
    const constant = constants[fieldKind - kind.constant];
    if (constant === undefined) throw malformed("A constant is missing.");
    return constant;
  }
  if (fieldKind >= kind.smallInteger) return fieldKind - kind.smallInteger;
  if (fieldKind > kind.object) throw malformed("A kind is not known.");
  if (fieldKind === kind.null) return null;
  if (fieldKind === kind.true || fieldKind === kind.false) return fieldKind === kind.true;
  return fieldKind === kind.emptyText ? "" : undefined;
}

/** What stands behind its own length. */
function section(reader: ByteReader): ByteReader {
  const end = nextVarint(reader) + reader.at;
  if (end > reader.end) throw malformed("The body is cut off.");
  const part = new ByteReader(reader.bytes, reader.at, end);
  reader.at = end;
  return part;
}
