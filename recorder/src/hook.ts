import { guarded } from "../guard.ts";

/**
 * Told of a call before it is made, with its receiver and arguments; what it returns is told the result. What a
 * method throws, and a promise it gives, stay the caller's: nobody of ours awaits one, because a promise that somebody
 * has asked is no longer reported as unhandled.
 */
export type CallListener = (
  receiver: unknown,
  args: readonly unknown[],
) => ((result: unknown) => void) | undefined;

const { apply } = Reflect;

/**
 * Listens to the calls of a method, getter or setter of the page's: a proxy keeps its name, length and text. What it
 * returns puts the original back; once somebody else has wrapped ours it stays where it is, and does nothing but pass
 * on.
 */
export function hook(
  owner: object,
  name: string,
  onCall: CallListener,
  slot: "value" | "get" | "set" = "value",
): () => void {
  const own = (): PropertyDescriptor | undefined => Object.getOwnPropertyDescriptor(owner, name);
  const original = own();
  const native: unknown = original?.[slot];
  // Frozen by the page, or not of this browser.
  if (typeof native !== "function" || !original?.configurable) return () => undefined;
  let isOn = true;
  const hooked = new Proxy(native, {
    apply(target, self: unknown, args: unknown[]) {
      let onResult: ((result: unknown) => void) | undefined;
      guarded(() => {
        if (isOn) onResult = onCall(self, args);
      })();
      const result: unknown = apply(target, self, args);
      guarded(() => onResult?.(result))();
      return result;
    },
  });
  Object.defineProperty(owner, name, { ...original, [slot]: hooked });
  return () => {
    isOn = false;
    if (own()?.[slot] === hooked) Object.defineProperty(owner, name, original);
  };
}
