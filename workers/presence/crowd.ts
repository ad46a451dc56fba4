import { maxPresent } from "../../protocol/limits.ts";
import { isForgotten, type Present } from "./present.ts";

/** Everybody that is known of, by visitor, those of whom was heard last at the end. A bounded number. */
export class Crowd {
  readonly #visitors: Map<string, Present>;

  constructor(visitors: readonly Present[]) {
    this.#visitors = new Map(visitors.map((present) => [present.visitorId, present]));
  }

  find = (visitorId: string): Present | null => this.#visitors.get(visitorId) ?? null;

  all = (): Present[] => [...this.#visitors.values()];

  /** @returns the ids of those whom this pushed out: whom nothing was heard of for long, or one too many */
  put(present: Present, nowMs: number): string[] {
    this.#visitors.delete(present.visitorId);
    this.#visitors.set(present.visitorId, present);
    const pushed: string[] = [];
    for (const [visitorId, oldest] of this.#visitors) {
      if (this.#visitors.size <= maxPresent && !isForgotten(oldest, nowMs)) break;
      this.#visitors.delete(visitorId);
      pushed.push(visitorId);
    }
    return pushed;
  }

  remove(visitorId: string): void {
    this.#visitors.delete(visitorId);
  }

  /** Who is to be known of after an eviction: who has left is not, unless something waits for them. */
  kept = (): Present[] => this.all().filter(({ leftAtMs, invite }) => leftAtMs === null || invite !== null);
}
