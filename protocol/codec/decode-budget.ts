import { CodecError } from "./codec-error.ts";
import type { DecodeLimits } from "./decode-limits.ts";

/** What is left to build: columns may name a shape or a text once and use it a million times. */
export class DecodeBudget {
  readonly #maxDepth: number;
  #values: number;
  #chars: number;

  constructor(limits: DecodeLimits) {
    this.#maxDepth = limits.maxDepth;
    this.#values = limits.maxValues;
    this.#chars = limits.maxChars;
  }

  checkDepth(depth: number): void {
    if (depth > this.#maxDepth) throw new CodecError("too_deep", "The events are nested too deep.");
  }

  spendValues(count: number): void {
    this.#values -= count;
    if (this.#values < 0) throw new CodecError("too_many", "The events hold too many values.");
  }

  spendChars(count: number): void {
    this.#chars -= count;
    if (this.#chars < 0) throw new CodecError("too_many", "The events hold too much text.");
  }
}
