import type { ByteReader } from "../varint.ts";
import { CodecError } from "./codec-error.ts";
import { unzigzag } from "./columns-format.ts";
import type { DecodeBudget } from "./decode-budget.ts";

export const malformed = (message: string): CodecError => new CodecError("body_malformed", message);

/** The next varint of columns, or a `CodecError`. */
export function nextVarint(reader: ByteReader): number {
  const value = reader.varint();
  if (value < 0) throw malformed("A number is cut off or out of range.");
  return value;
}

/** Reads back what a `Column` wrote. */
export class ReadColumn {
  readonly #reader: ByteReader;
  readonly #texts: readonly string[];
  readonly #base: ReadColumn;
  #textsRead = 0;
  #last = 0;

  constructor(reader: ByteReader, texts: readonly string[], base: ReadColumn | null) {
    this.#reader = reader;
    this.#texts = texts;
    this.#base = base ?? this;
  }

  number(): number {
    return nextVarint(this.#reader);
  }

  integer(): number {
    const value = this.#base.#last + unzigzag(this.number());
    if (!Number.isSafeInteger(value)) throw malformed("A difference leads out of range.");
    this.#last = value;
    return value;
  }

  text(budget: DecodeBudget): string {
    const earlier = this.number();
    if (earlier > this.#textsRead) throw malformed("A text is told before it is written.");
    const text = this.#texts[earlier === 0 ? this.#textsRead++ : earlier - 1];
    if (text === undefined) throw malformed("A text is missing.");
    budget.spendChars(text.length);
    return text;
  }

  isDone(): boolean {
    return this.#reader.at === this.#reader.end && this.#textsRead === this.#texts.length;
  }
}
