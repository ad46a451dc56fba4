import { expect, test } from "vitest";
import { eventType, type ReplayEvent } from "../../../protocol/events.ts";
import { settled } from "../../testing/captured.ts";
import { toMoments } from "../moments.ts";
import { createPrivacy } from "../privacy/create-privacy.ts";
import { createWatch } from "../trigger/watch.ts";
import { startCapture } from "./start-capture.ts";
import { startExtras } from "./start-extras.ts";

const start = (emit: (event: ReplayEvent) => void): (() => void) => {
  const handover = { config: { origin: "https://playhead.example", console: "all" as const } };
  const capture = startCapture(emit, createPrivacy(), {
    handover,
    extras: {
      fetch: () => undefined,
      use: (run) => run({ startExtras, createWatch, toMoments }),
    },
    via: "load",
  });
  capture.join();
  return capture.stop;
};

/** Everything a page could find changed: what its globals and their prototypes hold. */
function surface(): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const name of Object.getOwnPropertyNames(window)) {
    // Reading these makes the browser warn, or gives another object each time.
    const value: unknown = Object.getOwnPropertyDescriptor(window, name)?.value;
    found.set(name, value);
    const prototype: unknown = typeof value === "function" ? value.prototype : null;
    if (typeof prototype !== "object" || prototype === null) continue;
    for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      for (const part of ["value", "get", "set"] as const) {
        found.set(`${name}.${key} ${part}`, descriptor[part]);
      }
    }
  }
  for (const key of Object.keys(history)) found.set(`history.${key}`, Reflect.get(history, key));
  return found;
}

test("stopping puts back everything that was hooked, also after a second start", async () => {
  document.body.innerHTML = "<input value=x><canvas></canvas><video></video>";
  const before = surface();
  const { error } = console;
  for (let round = 0; round < 2; round++) {
    const events: ReplayEvent[] = [];
    const stop = start((event) => events.push(event));
    expect(events.some((event) => event.type === eventType.fullSnapshot)).toBe(true);
    await settled(10);
    expect(window.fetch).not.toBe(before.get("fetch"));
    expect(console.error).not.toBe(error);
    stop();
    const count = events.length;
    document.body.append("more");
    document.body.click();
    history.pushState(null, "", location.href);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(events).toHaveLength(count);
  }
  const after = surface();
  expect(console.error).toBe(error);
  const changed = [...before]
    .filter(([name, value]) => !Object.is(after.get(name), value))
    .map(([name]) => name);
  const added = [...after.keys()].filter((name) => !before.has(name));
  expect({ changed, added }).toEqual({ changed: [], added: [] });
});

test("what the page's own style sheet calls throw stays the page's to catch", () => {
  const stop = start(() => undefined);
  const style = document.createElement("style");
  document.head.append(style);
  expect(() => style.sheet?.insertRule("no rule")).toThrow(DOMException);
  expect(style.sheet?.insertRule("b { color: red }")).toBe(0);
  expect(() => style.sheet?.deleteRule(7)).toThrow(DOMException);
  stop();
  style.remove();
});

test("a door that throws does not reach the page", async () => {
  const thrown: unknown[] = [];
  const onError = (event: ErrorEvent): void => {
    thrown.push(event.error);
  };
  addEventListener("error", onError);
  const stop = start(() => {
    throw new Error("ours");
  });
  document.body.append("more");
  document.body.click();
  history.pushState(null, "", "#thrown");
  await new Promise((resolve) => setTimeout(resolve, 50));
  stop();
  removeEventListener("error", onError);
  history.replaceState(null, "", location.pathname + location.search);
  expect(thrown).toEqual([]);
});
