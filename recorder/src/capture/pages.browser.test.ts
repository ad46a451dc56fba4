import { afterEach, expect, test } from "vitest";
import { readCustom } from "../../../protocol/custom-events.ts";
import { type Captured, createCaptured, settled } from "../../testing/captured.ts";
import { createPrivacy } from "../privacy/create-privacy.ts";
import { pageEvent, watchRoutes } from "./pages.ts";

const home = location.href;
const running: Captured[] = [];
afterEach(() => {
  for (const { capturing } of running.splice(0)) capturing.stop();
  history.replaceState(null, "", home);
});

function watch(navigation?: null): Captured {
  const captured = createCaptured();
  watchRoutes(captured.capturing, ...(navigation === null ? [navigation] : []));
  running.push(captured);
  return captured;
}

const pathsOf = (captured: Captured): string[] =>
  captured.told("ph.page").map(({ url }) => new URL(url).pathname);

test.each([
  ["with the Navigation API", undefined],
  ["without it", null],
])(
  "%s a route change is told once, with the title set after it; the same URL is none",
  async (_name, api) => {
    const captured = watch(api);
    history.pushState({ step: 1 }, "", "/one");
    document.title = "One";
    await settled();
    history.replaceState({ step: 2 }, "", "/one");
    await settled();
    expect(captured.told("ph.page")).toMatchObject([{ title: "One", via: "route", action: "push" }]);
    history.replaceState(null, "", "/two");
    await settled();
    location.hash = "#three";
    await settled();
    history.back();
    await settled(200);
    expect(pathsOf(captured)).toEqual(["/one", "/two", "/two", "/two"]);
    expect(captured.told("ph.page").at(-1)?.action).toBe("traverse");
  },
);

test("with the Navigation API history is left as it is", () => {
  const { pushState } = History.prototype;
  watch();
  expect(History.prototype.pushState).toBe(pushState);
});

test("hooked history behaves as it did: state, return value, receiver, arguments and errors", () => {
  const native = { push: History.prototype.pushState };
  watch(null);
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

test("a document is told with how the browser came to it, and without the secrets in its address", () => {
  history.replaceState(null, "", "?token=sk_live_1234567890abcdef");
  document.title = "Mail of ann@example.com";
  const page = readCustom(pageEvent("load", createPrivacy())());
  expect(page?.payload).toMatchObject({ via: "load", navigation: expect.stringMatching(/navigate|reload/) });
  expect(JSON.stringify(page)).not.toMatch(/1234567890|ann@/);
});

test("a document that is told late is the one that began, with the title it has by then", () => {
  history.replaceState(null, "", "/began");
  const make = pageEvent("load", createPrivacy());
  history.pushState(null, "", "/went-on");
  document.title = "There";
  const payload = readCustom(make())?.payload;
  expect(payload).toMatchObject({ url: `${location.origin}/began`, title: "There" });
});
