import {
  type ColumnsFormat,
  constantNames,
  idName,
  namesNearId,
  parentName,
  smallIntegerNames,
  zigzag,
} from "./columns-format.ts";
import { Descent } from "./descent.ts";

/** All that stands under one name, in the order it is read back. */
export class Column {
  readonly index: number;
  /** Whether its texts, or its small numbers, are part of the shape. */
  readonly holdsConstants: boolean;
  readonly holdsSmallIntegers: boolean;
  readonly numbers: number[] = [];
  readonly texts: string[] = [];
  /** Characters of `texts`. */
  chars = 0;
  readonly #base: Column;
  readonly #numberOf = new Map<string, number>();
  readonly #knownCount: number;
  /** Only of ids and their parents, where parents are told by it. */
  readonly #descent: Descent | null;
  readonly #isParent: boolean;
  #last = 0;

  constructor(
    index: number,
    name: string,
    base: Column | null,
    known: readonly string[] = [],
    descent: Descent | null = null,
  ) {
    this.index = index;
    this.holdsConstants = constantNames.has(name);
    this.holdsSmallIntegers = smallIntegerNames.has(name);
    this.#base = base ?? this;
    this.#knownCount = known.length;
    for (const [at, text] of known.entries()) this.#numberOf.set(text, at + 1);
    this.#descent = name === idName || name === parentName ? descent : null;
    this.#isParent = name === parentName;
  }

  addInteger(value: number): void {
    const descent = this.#descent;
    let number = zigzag(value - this.#base.#last);
    if (descent !== null) {
      if (this.#isParent) {
        const levels = descent.levelsTo(value);
        number = levels < 0 ? 2 * number + 1 : 2 * levels;
        descent.tellParent(value);
      } else descent.tellId(value);
    }
    this.numbers.push(number);
    this.#last = value;
  }

  addText(text: string): void {
    const earlier = this.#numberOf.get(text);
    this.numbers.push(earlier ?? 0);
    if (earlier !== undefined) return;
    this.#numberOf.set(text, this.#knownCount + this.texts.push(text));
    this.chars += text.length;
  }
}

export class ColumnTable {
  readonly events = new Column(0, "", null);
  /** Those that are used. */
  readonly used: Column[] = [this.events];
  readonly newNames: string[] = [];
  readonly #format: ColumnsFormat;
  readonly #byName = new Map<string, Column>();
  readonly #descent = new Descent();

  constructor(format: ColumnsFormat) {
    this.#format = format;
  }

  named(name: string): Column {
    return this.#byName.get(name) ?? this.#add(name);
  }

  /** By their indexes, as the body has them: a column for each name. */
  all(): (Column | undefined)[] {
    const all = Array<Column | undefined>(this.#format.names.length + this.newNames.length).fill(undefined);
    for (const column of this.used) all[column.index] = column;
    return all;
  }

  #add(name: string): Column {
    const { names, indexOf } = this.#format;
    const column = this.#columnOf(name, indexOf.get(name) ?? names.length + this.newNames.push(name) - 1);
    this.used.push(column);
    this.#byName.set(name, column);
    return column;
  }

  #columnOf(name: string, index: number): Column {
    const { isSecond, texts } = this.#format;
    const base = namesNearId.has(name) ? this.named(idName) : null;
    return new Column(index, name, base, texts.get(name), isSecond ? this.#descent : null);
  }
}
