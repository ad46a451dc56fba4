/** Fewer are packed as well with what stands around them. */
const minTexts = 64;
/** Digits a text: in classes are fewer, and in paths of drawings more, which are packed better as they are. */
const fewestDigits = 2;
const mostDigits = 20;

/**
 * Cells, counters and clocks are the same texts with other digits. With each digit a 0 they repeat themselves, and the
 * digits alone cost next to what is in them: a sixth to a quarter of all the texts of a busy page after gzip.
 *
 * @param joined a column's texts as one
 * @returns null where it would gain nothing
 */
export function takeDigits(joined: string, textCount: number): { masked: string; digits: string } | null {
  if (textCount < minTexts) return null;
  const digits = joined.replace(/\D+/g, "");
  if (digits.length < fewestDigits * textCount || digits.length > mostDigits * textCount) return null;
  return { masked: joined.replace(/\d/g, "0"), digits };
}

/** Undoes `takeDigits`, of one column after another. */
export class DigitReader {
  readonly #digits: string;
  #at = 0;

  constructor(digits: string) {
    this.#digits = digits;
  }

  putBack(masked: string): string {
    return masked.replace(/0+/g, ({ length }) => {
      this.#at += length;
      return this.#digits.slice(this.#at - length, this.#at);
    });
  }

  /** Whether all digits have been put back, and none was missing. */
  isDone(): boolean {
    return this.#at === this.#digits.length;
  }
}
