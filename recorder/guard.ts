/** A function of ours inside the page: what it throws stays here, because nothing of ours may break the page. */
export function guarded<Args extends unknown[]>(run: (...args: Args) => unknown): (...args: Args) => void {
  return (...args) => {
    try {
      const result = run(...args);
      if (result instanceof Promise) quietly(result);
    } catch {
      // The page comes first; a hook that fails costs a detail of the replay.
    }
  };
}

/** Goes on by itself; a rejection nobody waits for would appear in the page's error reports. */
export function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
