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
  protected last = 0;
  readonly #base: Column;
  readonly #numberOf = new Map<string, number>();
  readonly #knownCount: number;

  constructor(index: number, name: string, base: Column | null, known: readonly string[] = []) {
    this.index = index;
    this.holdsConstants = constantNames.has(name);
    this.holdsSmallIntegers = smallIntegerNames.has(name);
    this.#base = base ?? this;
    this.#knownCount = known.length;
    for (const [at, text] of known.entries()) this.#numberOf.set(text, at + 1);
  }

  addInteger(value: number): void {
    this.numbers.push(zigzag(value - this.#base.last));
    this.last = value;
  }

  addText(text: string): void {
    const earlier = this.#numberOf.get(text);
    this.numbers.push(earlier ?? 0);
    if (earlier !== undefined) return;
    this.#numberOf.set(text, this.#knownCount + this.texts.push(text));
    this.chars += text.length;
  }
}

class IdColumn extends Column {
  readonly #descent: Descent;

  constructor(index: number, descent: Descent) {
    super(index, idName, null);
    this.#descent = descent;
  }

  override addInteger(value: number): void {
    super.addInteger(value);
    this.#descent.tellId(value);
  }
}

class ParentColumn extends Column {
  readonly #descent: Descent;

  constructor(index: number, descent: Descent) {
    super(index, parentName, null);
    this.#descent = descent;
  }

  override addInteger(value: number): void {
    const levels = this.#descent.levelsTo(value);
    this.numbers.push(levels < 0 ? 2 * zigzag(value - this.last) + 1 : 2 * levels);
    this.last = value;
    this.#descent.tellParent(value);
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
    if (isSecond && name === idName) return new IdColumn(index, this.#descent);
    if (isSecond && name === parentName) return new ParentColumn(index, this.#descent);
    return new Column(index, name, namesNearId.has(name) ? this.named(idName) : null, texts.get(name));
  }
}
