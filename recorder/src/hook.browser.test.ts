import { expect, test } from "vitest";
import { hook } from "./hook.ts";

class Lamp {
  isOn = false;
  turn(isOn: boolean, volts = 230): string {
    if (volts > 400) throw new RangeError("too much");
    this.isOn = isOn;
    return `${isOn} at ${volts}`;
  }
}
const descriptor = Object.getOwnPropertyDescriptor(Lamp.prototype, "turn");

test("a hooked method does, gives and throws what it did, and looks as it did", () => {
  const told: unknown[] = [];
  const restore = hook(Lamp.prototype, "turn", (receiver, args) => {
    told.push([receiver, ...args]);
    return (result) => told.push(result);
  });
  const lamp = new Lamp();
  expect(lamp.turn(true)).toBe("true at 230");
  expect(lamp.isOn).toBe(true);
  expect(() => lamp.turn(false, 500)).toThrow(RangeError);
  expect(told).toEqual([[lamp, true], "true at 230", [lamp, false, 500]]);
  expect(lamp.turn.name).toBe("turn");
  expect(lamp.turn).toHaveLength(1);
  expect(() => Reflect.construct(Lamp.prototype.turn, [])).toThrow(TypeError);
  expect(Object.keys(Lamp.prototype)).toEqual([]);
  restore();
  expect(Object.getOwnPropertyDescriptor(Lamp.prototype, "turn")).toEqual(descriptor);
});

test("a listener that throws, before or after the call, is not noticed", () => {
  const restore = hook(Lamp.prototype, "turn", (_receiver, [isOn]) => {
    if (isOn) throw new Error("before");
    return () => {
      throw new Error("after");
    };
  });
  expect(new Lamp().turn(true)).toBe("true at 230");
  expect(new Lamp().turn(false)).toBe("false at 230");
  restore();
});

test("who wrapped after us keeps working when we stop, and we hear nothing more", () => {
  let told = 0;
  const restore = hook(Lamp.prototype, "turn", () => {
    told++;
    return undefined;
  });
  const ours = Lamp.prototype.turn;
  Lamp.prototype.turn = function (isOn) {
    return `${ours.call(this, isOn)}, wrapped`;
  };
  restore();
  expect(new Lamp().turn(true)).toBe("true at 230, wrapped");
  expect(told).toBe(0);
  if (descriptor) Object.defineProperty(Lamp.prototype, "turn", descriptor);
});

test("a rejection that nobody handles is still reported as unhandled", async () => {
  const owner = { fail: () => Promise.reject(new Error("unheard")) };
  const reasons: unknown[] = [];
  const onRejection = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    reasons.push(String(event.reason));
  };
  addEventListener("unhandledrejection", onRejection);
  const restore = hook(owner, "fail", () => () => undefined);
  void owner.fail();
  await new Promise((resolve) => setTimeout(resolve, 50));
  removeEventListener("unhandledrejection", onRejection);
  restore();
  expect(reasons).toEqual(["Error: unheard"]);
});

test("what is frozen or missing is left alone", () => {
  const frozen = Object.freeze({ turn: () => "as it was" });
  hook(frozen, "turn", () => undefined)();
  hook(frozen, "missing", () => undefined)();
  expect(frozen.turn()).toBe("as it was");
  expect(Object.keys(frozen)).toEqual(["turn"]);
});
