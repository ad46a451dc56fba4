import { expect, test } from "vitest";
import type { ReplayEvent } from "../events.ts";
import { clickAt, eventAt, foundIn, pageAt, signalStartMs, signalsOf } from "../testing/signals-of.ts";
import type { ResourceErrorPayload } from "../trouble-events.ts";

const list = "https://shop.example/list";
const tea = "https://shop.example/tea";
const back = { navigation: "back_forward" } as const;

test("a page left by going back within seven seconds was not what was wanted", () => {
  const [signal] = signalsOf([pageAt(0, list), pageAt(10_000, tea), pageAt(17_000, list, back)]);
  expect(signal).toMatchObject({
    kind: "quickBack",
    atMs: signalStartMs + 10_000,
    url: tea,
    evidence: "The page was left by going back after 7000 ms, without a click on it",
  });
});

test.each([
  ["later", [pageAt(10_000, tea), pageAt(17_001, list, back)]],
  ["by a link", [pageAt(10_000, tea), pageAt(12_000, list)]],
  ["after a click on it", [pageAt(10_000, tea), clickAt(11_000), pageAt(12_000, list, back)]],
  ["from another part of the page", [pageAt(10_000, `${list}#b`), pageAt(12_000, list, back)]],
  ["to another page", [pageAt(10_000, tea), pageAt(12_000, "https://shop.example/", back)]],
])("a page left %s is none", (_how, events) => {
  expect(foundIn([pageAt(0, list), ...events])).toEqual([]);
});

test("a second quick return is severe, from the back-forward cache or a route, too", () => {
  const events = [
    pageAt(0, list),
    pageAt(5_000, tea),
    pageAt(8_000, list, { via: "back-forward-cache" }),
    pageAt(12_000, "https://shop.example/rice", { via: "route", action: "push" }),
    pageAt(14_000, list, { via: "route", action: "traverse" }),
  ];
  expect(foundIn(events)).toEqual(["quickBack mild", "quickBack severe"]);
});

const reloadAt = (afterMs: number, url = list): ReplayEvent => pageAt(afterMs, url, { navigation: "reload" });

test("three reloads within half a minute are a loop, six a severe one", () => {
  const signals = signalsOf([pageAt(0, list), ...[4, 8, 12, 16, 20, 24].map((s) => reloadAt(s * 1_000))]);
  expect(signals.map(({ severity }) => severity)).toEqual(["mild", "severe"]);
  expect(signals[0]?.id).toBe(signals[1]?.id);
  expect(signals[0]?.evidence).toBe("The page was loaded again 3 times within 8000 ms");
});

test.each([
  ["two", [reloadAt(1_000), reloadAt(2_000)]],
  ["those of a page that renews itself", [0, 1, 2, 3, 4].map((n) => reloadAt(n * 16_000))],
  [
    "a form's page that comes again",
    [1, 2, 3, 4].map((n) => pageAt(n * 1_000, list, { navigation: "navigate" })),
  ],
])("%s are none", (_what, events) => {
  expect(foundIn([pageAt(0, list), ...events])).toEqual([]);
});

const loadAt = (afterMs: number, interactiveMs: number): ReplayEvent =>
  eventAt(afterMs, "ph.load", { ttfbMs: 100, interactiveMs, loadMs: interactiveMs });
const vitalAt = (afterMs: number, name: "LCP" | "INP", value: number): ReplayEvent =>
  eventAt(afterMs, "ph.vital", { name, value, rating: "poor" });

test("a page is slow once, by its document or its content", () => {
  expect(foundIn([pageAt(0, list), loadAt(5_100, 5_000), vitalAt(9_000, "LCP", 9_000)])).toEqual([
    "slowPage mild",
  ]);
  expect(foundIn([pageAt(0, list), vitalAt(9_000, "LCP", 8_000)])).toEqual(["slowPage severe"]);
  expect(foundIn([pageAt(0, list), loadAt(4_999, 4_999), vitalAt(9_000, "INP", 9_000)])).toEqual([]);
});

const brokenAt = (afterMs: number, fields: Partial<ResourceErrorPayload>): ReplayEvent =>
  eventAt(afterMs, "ph.resource-error", {
    tagName: "img",
    url: "https://shop.example/tea.png",
    nodeId: 4,
    selector: "#tea",
    status: null,
    ...fields,
  });

test("a picture of the page that does not load is broken, once", () => {
  const events = [pageAt(0, list), brokenAt(100, {}), brokenAt(200, { status: 404 })];
  expect(signalsOf(events)).toMatchObject([{ kind: "brokenLink", element: { selector: "#tea" } }]);
});

test.each<[string, Partial<ResourceErrorPayload>]>([
  ["a script that a blocker stopped", { tagName: "script", url: "https://ads.example/a.js" }],
  ["another website's picture without an answer", { url: "https://pixel.example/p.gif" }],
  [
    "another website's script with an error's answer",
    { tagName: "script", url: "https://a.example/a.js", status: 500 },
  ],
])("%s is not", (_what, fields) => {
  expect(foundIn([pageAt(0, list), brokenAt(100, fields)])).toEqual([]);
});

test("a page answered by an error is where a broken link led", () => {
  expect(foundIn([pageAt(0, list), pageAt(900, tea, { status: 404 })])).toEqual(["brokenLink severe"]);
});
