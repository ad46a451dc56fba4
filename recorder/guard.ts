/** A function of ours inside the page: what it throws stays here, because nothing of ours may break the page. */
export function guarded<Args extends unknown[]>(run: (...args: Args) => unknown): (...args: Args) => void {
  return (...args) => {
    try {
      run(...args);
    } catch {
      // The page comes first; a hook that fails costs a detail of the replay.
    }
  };
}
