/** So far up is looked for a parent: further ones are told as the difference to the parent before. */
const maxLevels = 16;

/**
 * Who is below whom, as far as ids and parents have been told. What comes to a page comes mostly in document order, so
 * that its parent is what came last, or stands a few levels above it: a small number, and the same one again and again.
 * Both sides keep it alike.
 */
export class Descent {
  readonly #parentOf = new Map<number, number>();
  #lastId = 0;
  #parentId: number | null = null;

  tellParent(parentId: number): void {
    this.#parentId = parentId;
  }

  /** What the parent was told of, if one was since the last id. */
  tellId(id: number): void {
    if (this.#parentId !== null) this.#parentOf.set(id, this.#parentId);
    this.#parentId = null;
    this.#lastId = id;
  }

  /** How far the parent stands above the last id, 0 for that one itself; -1 where it is not found. */
  levelsTo(parentId: number): number {
    let at: number | undefined = this.#lastId;
    for (let levels = 0; levels <= maxLevels && at !== undefined; levels++) {
      if (at === parentId) return levels;
      at = this.#parentOf.get(at);
    }
    return -1;
  }

  /** Undoes `levelsTo`; null where there is nothing, or nothing is looked for. */
  above(levels: number): number | null {
    if (levels > maxLevels) return null;
    let at: number | undefined = this.#lastId;
    for (let left = levels; left > 0 && at !== undefined; left--) at = this.#parentOf.get(at);
    return at ?? null;
  }
}
