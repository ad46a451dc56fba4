/**
 * Codec 1: events in columns.
 *
 * Any JSON goes in and the same JSON comes out; nothing here knows rrweb's events but for the names below.
 * Every name has one column of whole numbers, whichever objects it stands in, and what a field holds goes to
 * the column of its name:
 * - an object: the number of its shape. A shape is the list of an object's names, each with its kind, so that
 *   names, kinds and constants are written once and not per object.
 * - a list: its length, then its elements one by one.
 * - a whole number: the difference to the one before in the column, zigzag.
 * - a text: 0 when new, and it is the next of the column's texts; else the number, from 1, of one that the column has
 *   from the beginning, or of an earlier one behind those.
 * - null, true, false, an empty text or list, a small `type` or `source`, a tag name: nothing, the kind says it.
 * - what fits none of these (fractions, mixed lists): nothing, it is the next of the verbatim values.
 *
 * An object's own values come before what its objects and lists hold, so node ids run in document order.
 * A `parentId` is told by descent from codec 2 on: `descent.ts`.
 *
 * Body, before gzip:
 *
 * | what | how |
 * |---|---|
 * | texts | varint length; UTF-8 JSON `[new names, new constants, texts by column, verbatim values]`, from codec 2 on then columns without their digits, and those: `digits.ts` |
 * | event count | varint |
 * | shapes | varint length; for each: varint count of fields, then varints column and kind of each |
 * | lengths | varint length of each column: the column of events, then one for each name |
 * | columns | varints |
 *
 * Measured against JSON lists of the same numbers, varints are 1.5 to 8 % smaller after gzip. Codec 2 makes bodies of
 * ordinary pages a tenth smaller after gzip than codec 1, and those of pages that change all the time 16 to 29 % smaller.
 */
export const kind = {
  null: 0,
  true: 1,
  false: 2,
  integer: 3,
  verbatim: 4,
  emptyText: 5,
  /** A text such as "107", without a leading zero and of at most nine digits, kept as a number. */
  decimalText: 6,
  text: 7,
  emptyList: 8,
  objects: 9,
  integers: 10,
  texts: 11,
  object: 12,
  /** From here on, 32 kinds: the number itself. */
  smallInteger: 16,
  /** From here on: the constant of this index. */
  constant: 48,
} as const;

export const smallIntegerEnd = kind.constant - kind.smallInteger;

/** Whether a field's value lies behind its object's own values, in columns of other names. */
export const isContainer = (fieldKind: number): boolean =>
  fieldKind >= kind.objects && fieldKind <= kind.object;

/** Beyond it, differences of two numbers would no longer be exact in a double. */
export const maxInteger = 2 ** 47;

/** Names whose small numbers are part of the shape: there are few, and they say what the object is. */
export const smallIntegerNames: ReadonlySet<string> = new Set(["type", "source"]);
export const constantNames: ReadonlySet<string> = new Set(["tagName"]);

/** rrweb puts a node before the one it wrote last, so these are told from the last `id`. */
export const idName = "id";
export const namesNearId: ReadonlySet<string> = new Set(["nextId", "previousId"]);
export const parentName = "parentId";

/** What the codecs of columns differ in. A codec's lists never change: bodies count on their order. */
export interface ColumnsFormat {
  /** Names both sides know, by the index of their column; the first is the column of events, which has none. */
  readonly names: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Constants both sides know. */
  readonly constants: readonly string[];
  readonly constantOf: ReadonlyMap<string, number>;
  /** Texts that a column of this name has from the beginning. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Parents are told by descent (`descent.ts`), and digits apart from their texts (`digits.ts`). */
  readonly isSecond: boolean;
}

/** Of codec 1, with which those of codec 2 begin. */
export const firstNames =
  "id type data source timestamp node childNodes attributes tagName textContent parentId nextId previousId " +
  "adds removes texts value positions x y timeOffset initialOffset left top href width height text isChecked " +
  "userTriggered pointerType tag payload isSVG rootId class style src rel name content _cssText alt title role " +
  "d viewBox fill aria-label aria-hidden data-id placeholder for target";

/** @param names and tag names, separated by blanks */
export function columnsFormat(
  names: string,
  tagNames: string,
  texts: ColumnsFormat["texts"],
  isSecond: boolean,
): ColumnsFormat {
  const known = names.split(" ");
  const constants = tagNames === "" ? [] : tagNames.split(" ");
  return {
    names: ["", ...known],
    indexOf: new Map(known.map((name, at) => [name, at + 1])),
    constants,
    constantOf: new Map(constants.map((constant, at) => [constant, at])),
    texts,
    isSecond,
  };
}

/** Stands between texts that are written as one; JSON does not escape it, and pages hardly ever hold it. */
export const separator = "\u007f";

/** Texts as one string, or as the list they are if that would not come apart again. */
export function joinTexts(texts: readonly string[]): string | readonly string[] {
  const isAmbiguous =
    (texts.length === 1 && texts[0] === "") || texts.some((text) => text.includes(separator));
  return isAmbiguous ? texts : texts.join(separator);
}

export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const unzigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
