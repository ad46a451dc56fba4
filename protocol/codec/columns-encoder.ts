import { concatBytes } from "../concat-bytes.ts";
import { eventType, type ReplayEvent } from "../events.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import { jsonText } from "../json-text.ts";
import { encodeVarints } from "../varint.ts";
import { type Column, ColumnTable } from "./column-table.ts";
import { type ColumnsFormat, joinTexts, kind, maxInteger, smallIntegerEnd } from "./columns-format.ts";
import { takeDigits } from "./digits.ts";
import { ShapeTable } from "./shape-table.ts";

/** Fills columns as events arrive; columns-format.ts tells what they hold. */
export interface ColumnsEncoder {
  /**
   * Takes the event as `JSON.stringify` would see it. Throws what that throws (a circle, a bigint), for events
   * that may hold what a page made, before anything is kept of them; rrweb's own hold nothing of the kind.
   */
  add(event: ReplayEvent): void;
  /** Roughly the bytes of the body so far. */
  size(): number;
  /** The body of a frame before gzip; the encoder is of no use after it. */
  finish(): Uint8Array<ArrayBuffer>;
}

export const createColumnsEncoder = (format: ColumnsFormat): ColumnsEncoder => new Encoder(format);

/** A field without a value in JSON: the object is written as if it lacked it. */
const absent = -1;

class Encoder implements ColumnsEncoder {
  readonly #format: ColumnsFormat;
  readonly #columns: ColumnTable;
  readonly #shapes: ShapeTable;
  /** Behind those that both sides know. */
  readonly #newConstants = new Map<string, number>();
  readonly #verbatim: unknown[] = [];
  #eventCount = 0;

  constructor(format: ColumnsFormat) {
    this.#format = format;
    this.#columns = new ColumnTable(format);
    this.#shapes = new ShapeTable(this.#columns);
  }

  add(event: ReplayEvent): void {
    const isOwn = event.type === eventType.fullSnapshot || event.type === eventType.incremental;
    const plain: unknown = isOwn ? event : JSON.parse(jsonText(event));
    if (!isJsonObject(plain)) return;
    this.#eventCount++;
    this.#addObject(this.#columns.events, plain);
  }

  size(): number {
    let bytes = 10 * this.#verbatim.length;
    for (const column of this.#columns.used) bytes += column.numbers.length + column.chars;
    return bytes;
  }

  finish(): Uint8Array<ArrayBuffer> {
    const all = this.#columns.all();
    const texts = new TextEncoder().encode(jsonText(this.#texts(all)));
    const shapes = encodeVarints(this.#shapes.written);
    const columns = all.map((column) => encodeVarints(column?.numbers ?? []));
    return concatBytes([
      encodeVarints([texts.length]),
      texts,
      encodeVarints([this.#eventCount, shapes.length]),
      shapes,
      encodeVarints(columns.map((bytes) => bytes.length)),
      ...columns,
    ]);
  }

  #texts(columns: readonly (Column | undefined)[]): unknown[] {
    const split: number[] = [];
    let digits = "";
    const texts = columns.map((column, index) => {
      const joined = joinTexts(column?.texts ?? []);
      const taken =
        this.#format.isSecond && typeof joined === "string" && takeDigits(joined, column?.texts.length ?? 0);
      if (!taken) return joined;
      split.push(index);
      digits += taken.digits;
      return taken.masked;
    });
    const names = joinTexts(this.#columns.newNames);
    const parts = [names, joinTexts([...this.#newConstants.keys()]), texts, this.#verbatim];
    return this.#format.isSecond ? [...parts, split, digits] : parts;
  }

  #addObject(column: Column, object: JsonObject): void {
    // The shape is known only after all fields, but is read before them.
    const shapeAt = column.numbers.push(0) - 1;
    let step = this.#shapes.first;
    // A fifth faster than a list of the names.
    for (const name in object) {
      if (!Object.hasOwn(object, name)) continue;
      const field = this.#shapes.field(step, name);
      const fieldKind = this.#addOwn(field.column, object[name]);
      if (fieldKind !== absent) step = this.#shapes.step(step, name, field, fieldKind);
    }
    const { id, containers } = this.#shapes.shape(step);
    column.numbers[shapeAt] = id;
    // By index, here and below: most of this runs before it is compiled, and is a fifth faster so.
    for (let at = 0; at < containers.length; at++) {
      const one = containers[at];
      if (one) this.#addContainer(one.column, one.kind, object[one.name]);
    }
  }

  /** Writes a value unless it is a container, and returns its kind. */
  #addOwn(column: Column, value: unknown): number {
    switch (typeof value) {
      case "string":
        return this.#addText(column, value);
      case "number":
        return this.#addNumber(column, value);
      case "boolean":
        return value ? kind.true : kind.false;
      case "object": {
        if (value === null) return kind.null;
        if (!Array.isArray(value)) return kind.object;
        const listed = listKind(value);
        if (listed === kind.verbatim) this.#verbatim.push(value);
        return listed;
      }
      default:
        return absent;
    }
  }

  #addText(column: Column, text: string): number {
    if (column.holdsConstants) {
      return kind.constant + (this.#format.constantOf.get(text) ?? this.#newConstant(text));
    }
    if (text === "") return kind.emptyText;
    if (isDecimal(text)) {
      column.addInteger(Number(text));
      return kind.decimalText;
    }
    column.addText(text);
    return kind.text;
  }

  #newConstant(text: string): number {
    const at = this.#newConstants.get(text) ?? this.#newConstants.size;
    this.#newConstants.set(text, at);
    return this.#format.constants.length + at;
  }

  #addNumber(column: Column, value: number): number {
    if (!isInteger(value)) {
      this.#verbatim.push(value);
      return kind.verbatim;
    }
    if (column.holdsSmallIntegers && value >= 0 && value < smallIntegerEnd) return kind.smallInteger + value;
    column.addInteger(value);
    return kind.integer;
  }

  #addContainer(column: Column, containerKind: number, value: unknown): void {
    if (isJsonObject(value)) {
      this.#addObject(column, value);
    } else if (Array.isArray(value)) {
      column.numbers.push(value.length);
      for (let at = 0; at < value.length; at++) {
        const one = value[at];
        if (containerKind === kind.objects) this.#addObject(column, one);
        else if (containerKind === kind.integers) column.addInteger(one);
        else column.addText(one);
      }
    }
  }
}

function listKind(list: readonly unknown[]): number {
  if (list.length === 0) return kind.emptyList;
  if (list.every(isJsonObject)) return kind.objects;
  if (list.every(isInteger)) return kind.integers;
  if (list.every((one) => typeof one === "string")) return kind.texts;
  return kind.verbatim;
}

const isInteger = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) < maxInteger;

const isDecimal = (text: string): boolean =>
  text.length < 10 && text.charCodeAt(0) > 47 && text.charCodeAt(0) < 58 && /^(0|[1-9]\d*)$/.test(text);
