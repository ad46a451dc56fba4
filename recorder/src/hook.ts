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
 * Listens to the calls of a method of the page's. What it returns puts the method back; once somebody else has
 * wrapped ours it stays where it is, and does nothing but pass on.
 */
export function hook(owner: object, name: string, onCall: CallListener): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  const original: unknown = descriptor?.value;
  // Frozen by the page, or not of this browser.
  if (typeof original !== "function" || !descriptor?.configurable) return () => undefined;
  let isOn = true;
  const tell = (receiver: unknown, args: readonly unknown[]): ((result: unknown) => void) | undefined => {
    let onResult: ((result: unknown) => void) | undefined;
    guarded(() => {
      onResult = onCall(receiver, args);
    })();
    return onResult && guarded(onResult);
  };
  // A method of an object literal is no constructor and has no `prototype`, as native ones.
  const hooked = {
    [name](this: unknown, ...args: unknown[]): unknown {
      const onResult = isOn ? tell(this, args) : undefined;
      const result: unknown = apply(original, this, args);
      onResult?.(result);
      return result;
    },
  }[name];
  // Frameworks look at `length` to see whether a method is native enough for them.
  if (hooked) Object.defineProperty(hooked, "length", { value: original.length, configurable: true });
  Object.defineProperty(owner, name, { ...descriptor, value: hooked });
  return () => {
    isOn = false;
    if (Reflect.get(owner, name) === hooked) Object.defineProperty(owner, name, descriptor);
  };
}
