import { guarded } from "../../guard.ts";

/**
 * Runs `after` behind each use of a getter or setter of the page's, which itself behaves as before: a proxy keeps
 * its name, length and text, and what it throws is the page's. What the page has frozen is left alone.
 * @returns puts the original back; once somebody else has wrapped ours it stays, and does nothing
 */
export function hookAccessor(
  owner: object,
  name: string,
  slot: "get" | "set",
  after: (self: unknown) => void,
): () => void {
  const original = Object.getOwnPropertyDescriptor(owner, name);
  const native = original?.[slot];
  if (!original?.configurable || native === undefined) return () => undefined;
  let isOn = true;
  const run = guarded(after);
  const hooked = new Proxy(native, {
    apply(target, self, args) {
      const result: unknown = Reflect.apply(target, self, args);
      if (isOn) run(self);
      return result;
    },
  });
  Object.defineProperty(owner, name, { ...original, [slot]: hooked });
  return () => {
    isOn = false;
    const { [slot]: current } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
    if (current === hooked) Object.defineProperty(owner, name, original);
  };
}
