import { afterEach, expect, test } from "vitest";
import { hook } from "./hook.ts";

const unhooks: (() => void)[] = [];
afterEach(() => {
  for (const unhook of unhooks.splice(0)) unhook();
});

const setter = () => Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;

test("a hooked setter looks and acts as the native one, and what it hears may fail", () => {
  const native = setter();
  let calls = 0;
  unhooks.push(
    hook(
      HTMLInputElement.prototype,
      "value",
      () => () => {
        calls++;
        throw new Error("ours");
      },
      "set",
    ),
  );
  const hooked = setter();
  expect(hooked).not.toBe(native);
  expect([hooked?.name, hooked?.length]).toEqual([native?.name, native?.length]);
  expect(String(hooked)).toContain("[native code]");
  const input = document.createElement("input");
  input.value = "x";
  expect([input.value, calls]).toEqual(["x", 1]);
  expect(() => hooked?.call({}, "x")).toThrow(TypeError);
  expect(calls).toBe(1);
});

test("who hooks after us keeps working when ours is taken out, and ours then hears nothing", () => {
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  let heard = 0;
  const unhook = hook(HTMLInputElement.prototype, "value", () => () => heard++, "set");
  const ours = setter();
  let theirs = 0;
  Object.defineProperty(HTMLInputElement.prototype, "value", {
    ...Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value"),
    set(this: HTMLInputElement, value) {
      theirs++;
      ours?.call(this, value);
    },
  });
  unhook();
  const input = document.createElement("input");
  input.value = "kept";
  expect([input.value, theirs, heard]).toEqual(["kept", 1, 0]);
  Object.defineProperty(HTMLInputElement.prototype, "value", native ?? {});
});

test("what the page has frozen, and what this browser lacks, stays as it is", () => {
  const frozen = Object.freeze({
    get here() {
      return 1;
    },
  });
  hook(frozen, "here", () => undefined, "get")();
  hook({}, "nowhere", () => undefined, "set")();
  expect(frozen.here).toBe(1);
});
