import { afterEach, expect, test } from "vitest";
import { html, one } from "../../testing/mirror/build-page.ts";
import { openPrivacy } from "../../testing/observe/open-privacy.ts";
import { startObservers } from "./start-observers.ts";

afterEach(() => html(""));

const hooked = [
  ...[HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement, HTMLOptionElement],
  ...[CSSStyleSheet, CSSGroupingRule, CSSStyleRule, CSSKeyframesRule, CSSStyleDeclaration],
  ...[Document, ShadowRoot],
];
/** Each function of the prototypes, so that one is told from another that looks the same. */
const allFunctions = (): unknown[] =>
  hooked.flatMap(({ prototype }) =>
    Object.values(Object.getOwnPropertyDescriptors(prototype)).flatMap(({ value, get, set }) =>
      [value, get, set].filter((one) => typeof one === "function"),
    ),
  );

function start() {
  const observers = startObservers({
    emit: () => undefined,
    ids: { idOf: () => 1 },
    flush: () => undefined,
    privacy: openPrivacy,
  });
  observers.onRoot(document);
  return observers;
}

test("stop puts back every function that was hooked", () => {
  const before = allFunctions();
  const observers = start();
  expect(allFunctions().filter((one, n) => one !== before[n])).not.toHaveLength(0);
  observers.stop();
  expect(allFunctions().filter((one, n) => one !== before[n])).toHaveLength(0);
});

test("a root that is told again is hooked once, and put back when it goes", () => {
  const before = allFunctions();
  const observers = start();
  const once = allFunctions();
  observers.onRoot(document);
  expect(allFunctions().filter((one, n) => one !== once[n])).toHaveLength(0);
  observers.onRootGone(document);
  expect(allFunctions().filter((one, n) => one !== before[n])).toHaveLength(0);
  observers.stop();
});

test("a frame's own prototypes are hooked and put back, too", () => {
  html("<iframe id=f></iframe>");
  const frame = (one("#f") as HTMLIFrameElement).contentDocument;
  const view = frame?.defaultView;
  if (!frame || !view) throw new Error("no frame");
  const setter = () => Object.getOwnPropertyDescriptor(view.HTMLInputElement.prototype, "value")?.set;
  const native = setter();
  const observers = start();
  observers.onRoot(frame);
  expect(setter()).not.toBe(native);
  observers.stop();
  expect(setter()).toBe(native);
});
