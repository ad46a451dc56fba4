import type { ByteReader } from "../varint.ts";
import { CodecError } from "./codec-error.ts";
import { unzigzag } from "./columns-format.ts";
import type { DecodeBudget } from "./decode-budget.ts";
import type { Descent } from "./descent.ts";

export const malformed = (message: string): CodecError => new CodecError("body_malformed", message);

/** The next varint of columns, or a `CodecError`. */
export function nextVarint(reader: ByteReader): number {
  const value = reader.varint();
  if (value < 0) throw malformed("A number is cut off or out of range.");
  return value;
}

/** What a body holds of a column. */
export interface ToldColumn {
  numbers: ByteReader;
  /** Texts it has from the beginning. */
  known: readonly string[];
  texts: readonly string[];
}

/** Reads back what a `Column` wrote. */
export class ReadColumn {
  readonly #numbers: ByteReader;
  readonly #known: readonly string[];
  readonly #texts: readonly string[];
  readonly #base: ReadColumn;
  #textsRead = 0;
  protected last = 0;

  /** @param base whose last number differences are told from; null: its own */
  constructor({ numbers, known, texts }: ToldColumn, base: ReadColumn | null) {
    this.#numbers = numbers;
    this.#known = known;
    this.#texts = texts;
    this.#base = base ?? this;
  }

  number(): number {
    return nextVarint(this.#numbers);
  }

  integer(): number {
    return this.keep(this.#base.last + unzigzag(this.number()));
  }

  text(budget: DecodeBudget): string {
    const number = this.number();
    const text = number === 0 ? this.#texts[this.#textsRead++] : this.#earlierText(number - 1);
    if (text === undefined) throw malformed("A text is missing.");
    budget.spendChars(text.length);
    return text;
  }

  isDone(): boolean {
    return this.#numbers.at === this.#numbers.end && this.#textsRead === this.#texts.length;
  }

  protected keep(value: number): number {
    if (!Number.isSafeInteger(value)) throw malformed("A difference leads out of range.");
    this.last = value;
    return value;
  }

  /** Of those the column has from the beginning, and of those read so far behind them. */
  #earlierText(at: number): string | undefined {
    const written = at - this.#known.length;
    if (written >= this.#textsRead) throw malformed("A text is told before it is written.");
    return written < 0 ? this.#known[at] : this.#texts[written];
  }
}

/** Ids of codec 2, from which parents are told. */
export class ReadIds extends ReadColumn {
  readonly #descent: Descent;

  constructor(told: ToldColumn, descent: Descent) {
    super(told, null);
    this.#descent = descent;
  }

  override integer(): number {
    const id = super.integer();
    this.#descent.tellId(id);
    return id;
  }
}

/** Parents of codec 2. */
export class ReadParents extends ReadColumn {
  readonly #descent: Descent;

  constructor(told: ToldColumn, descent: Descent) {
    super(told, null);
    this.#descent = descent;
  }

  override integer(): number {
    const told = this.number();
    const half = Math.floor(told / 2);
    const parentId = told % 2 === 0 ? this.#descent.above(half) : this.last + unzigzag(half);
    if (parentId === null) throw malformed("A parent is not found.");
    this.#descent.tellParent(parentId);
    return this.keep(parentId);
  }
}
