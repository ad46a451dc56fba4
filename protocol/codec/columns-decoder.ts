import type { ReplayEvent } from "../events.ts";
import type { JsonObject } from "../json-object.ts";
import { checkEvents } from "./check-events.ts";
import { CodecError } from "./codec-error.ts";
import { type ColumnsBody, type ReadField, readColumnsBody } from "./columns-body.ts";
import { type ColumnsFormat, kind } from "./columns-format.ts";
import { DecodeBudget } from "./decode-budget.ts";
import { chunkLimits, type DecodeLimits } from "./decode-limits.ts";
import { malformed, type ReadColumn } from "./read-column.ts";

/**
 * @param bytes a body of the format's codec, inflated
 * @returns the events as `JSON.parse` would give them, names in their order; `__proto__` stays an ordinary key
 * @throws CodecError and nothing else
 */
export function decodeColumns(
  bytes: Uint8Array,
  format: ColumnsFormat,
  limits: DecodeLimits = chunkLimits,
): ReplayEvent[] {
  const budget = new DecodeBudget(limits);
  const body = readColumnsBody(bytes, format, limits, budget);
  if (body.eventCount > limits.maxEvents) throw new CodecError("too_many", "The chunk has too many events.");
  return checkEvents(new Decoder(body, budget).events(), limits.maxEvents);
}

class Decoder {
  readonly #body: ColumnsBody;
  readonly #budget: DecodeBudget;
  #verbatimRead = 0;

  constructor(body: ColumnsBody, budget: DecodeBudget) {
    this.#body = body;
    this.#budget = budget;
  }

  events(): JsonObject[] {
    const { eventCount, events: column, columns, verbatim } = this.#body;
    const events: JsonObject[] = [];
    for (let count = 0; count < eventCount; count++) events.push(this.#object(column, 2));
    if (this.#verbatimRead !== verbatim.length || !columns.every((one) => one.isDone())) {
      throw malformed("Columns hold more than the events.");
    }
    return events;
  }

  /** @param depth of this object; the recursion ends at the limit of the budget */
  #object(column: ReadColumn, depth: number): JsonObject {
    this.#budget.checkDepth(depth);
    const shape = this.#body.shapes[column.number()];
    if (shape === undefined) throw malformed("A shape is missing.");
    this.#budget.spendValues(1 + shape.fields.length);
    this.#budget.spendChars(shape.chars);
    const object: JsonObject = {};
    // Containers too, to keep the order of names.
    for (const field of shape.fields) setField(object, field.name, this.#own(field));
    for (const field of shape.containers) setField(object, field.name, this.#container(field, depth + 1));
    return object;
  }

  #own(field: ReadField): unknown {
    switch (field.kind) {
      case kind.integer:
        return field.column.integer();
      case kind.text:
        return field.column.text(this.#budget);
      case kind.decimalText:
        return String(field.column.integer());
      case kind.emptyList:
        return [];
      case kind.verbatim:
        return this.#nextVerbatim();
      default:
        return field.constant;
    }
  }

  #nextVerbatim(): unknown {
    if (this.#verbatimRead >= this.#body.verbatim.length) throw malformed("A verbatim value is missing.");
    return this.#body.verbatim[this.#verbatimRead++];
  }

  #container({ column, kind: containerKind }: ReadField, depth: number): unknown {
    if (containerKind === kind.object) return this.#object(column, depth);
    this.#budget.checkDepth(depth);
    const length = column.number();
    this.#budget.spendValues(length);
    const list: unknown[] = [];
    for (let count = 0; count < length; count++) {
      if (containerKind === kind.objects) list.push(this.#object(column, depth + 1));
      else list.push(containerKind === kind.integers ? column.integer() : column.text(this.#budget));
    }
    return list;
  }
}

function setField(object: JsonObject, name: string, value: unknown): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}
