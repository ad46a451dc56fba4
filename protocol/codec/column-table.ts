import {
  constantNames,
  idName,
  knownNames,
  namesNearId,
  smallIntegerNames,
  zigzag,
} from "./columns-format.ts";

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
  #last = 0;
  readonly #base: Column;
  readonly #numberOf = new Map<string, number>();

  constructor(index: number, name: string, base: Column | null) {
    this.index = index;
    this.holdsConstants = constantNames.has(name);
    this.holdsSmallIntegers = smallIntegerNames.has(name);
    this.#base = base ?? this;
  }

  addInteger(value: number): void {
    this.numbers.push(zigzag(value - this.#base.#last));
    this.#last = value;
  }

  addText(text: string): void {
    const earlier = this.#numberOf.get(text);
    this.numbers.push(earlier ?? 0);
    if (earlier !== undefined) return;
    this.#numberOf.set(text, this.texts.push(text));
    this.chars += text.length;
  }
}

export class ColumnTable {
  readonly events = new Column(0, "", null);
  readonly all: Column[] = [this.events];
  readonly newNames: string[] = [];
  readonly #byName = new Map<string, Column>();

  constructor() {
    for (const name of knownNames) this.#add(name);
  }

  named(name: string): Column {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    this.newNames.push(name);
    return this.#add(name);
  }

  #add(name: string): Column {
    const base = namesNearId.has(name) ? (this.#byName.get(idName) ?? null) : null;
    const column = new Column(this.all.length, name, base);
    this.all.push(column);
    this.#byName.set(name, column);
    return column;
  }
}
