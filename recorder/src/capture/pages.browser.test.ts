import { afterEach, expect, test } from "vitest";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { createListeners } from "../listen.ts";
import { watchRoutes } from "./pages.ts";

const home = location.href;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  history.replaceState(null, "", home);
});

function watch(): string[] {
  const urls: string[] = [];
  const listeners = createListeners();
  const restore = watchRoutes((event: ReplayEvent) => {
    const { data } = event;
    if (typeof data === "object" && data !== null && "payload" in data)
      urls.push(JSON.stringify(data.payload));
  }, listeners);
  stops.push(restore, listeners.removeAll);
  return urls;
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

test("a route change is told once, with the title the app sets after it, and the same URL is none", async () => {
  const told = watch();
  history.pushState({ step: 1 }, "", "#one");
  document.title = "One";
  await settled();
  history.replaceState({ step: 2 }, "", "#one");
  await settled();
  expect(told).toHaveLength(1);
  expect(JSON.parse(told[0] ?? "")).toMatchObject({ title: "One", via: "route" });
  history.replaceState(null, "", "#two");
  await settled();
  location.hash = "#three";
  await settled();
  expect(told.map((text) => new URL(JSON.parse(text).url).hash)).toEqual(["#one", "#two", "#three"]);
});

test("history behaves as it did: state, return value, receiver, arguments and errors", () => {
  const native = { push: History.prototype.pushState, replace: History.prototype.replaceState };
  watch();
  expect(history.pushState({ deep: [1] }, "", "#state")).toBeUndefined();
  expect(history.state).toEqual({ deep: [1] });
  expect(history.pushState).toHaveLength(native.push.length);
  expect(history.replaceState.name).toBe("replaceState");
  expect(() => history.pushState(null, "", "https://elsewhere.example/")).toThrow(DOMException);
  expect(() => history.pushState(() => undefined, "")).toThrow(DOMException);
  expect(() => Reflect.apply(history.pushState, {}, [null, ""])).toThrow(TypeError);
  // Some routers call without a title, or with one argument only.
  expect(() => Reflect.apply(history.replaceState, history, [])).toThrow(TypeError);
});

test("who patched after us keeps working when we stop, and hears nothing of ours any more", async () => {
  const original = History.prototype.pushState;
  const told = watch();
  const ours = History.prototype.pushState;
  let calls = 0;
  History.prototype.pushState = function (...args) {
    calls++;
    return ours.apply(this, args);
  };
  for (const stop of stops.splice(0)) stop();
  history.pushState("kept", "", "#after");
  await settled();
  expect({ calls, state: history.state, told }).toEqual({ calls: 1, state: "kept", told: [] });
  History.prototype.pushState = original;
});
