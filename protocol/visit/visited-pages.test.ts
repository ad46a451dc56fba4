import { expect, test } from "vitest";
import { makeTabId } from "../ids.ts";
import { maxListedPages } from "../limits.ts";
import { emptyTimeline, type Timeline } from "../timeline.ts";
import { foldPath } from "./fold-path.ts";
import { visitedPages } from "./visited-pages.ts";

const [one, other] = [makeTabId("a".repeat(12)), makeTabId("b".repeat(12))];
const page = (tabId: typeof one, at: number, url: string) => ({
  ...{ tabId, at, url, title: "", referrer: "", via: "load" as const },
  viewport: { width: 1, height: 1 },
});
const tab = (tabId: typeof one, lastAt: number, clockOffsetMs = 0) => ({
  tabId,
  firstAt: 0,
  lastAt,
  clockOffsetMs,
});
const visit = (over: Partial<Timeline>): Timeline => ({
  ...emptyTimeline(),
  tabs: [tab(one, 60_000)],
  ...over,
});

test.each([
  ["https://shop.example/orders/123?x=1#y", "/orders/:id"],
  ["https://shop.example", "/"],
  ["/blog/how-to-buy", "/blog/how-to-buy"],
  ["/u/3f2a1b9c-0000-4000-8000-000000000000/edit", "/u/:id/edit"],
  ["/orders/:id", "/orders/:id"],
])("the path of %s is %s", (url, path) => {
  expect(foldPath(url)).toBe(path);
});

test("views of like pages come together, with time, depth, and the one that was left from", () => {
  const pages = visitedPages(
    visit({
      pages: [
        page(one, 0, "https://shop.example/"),
        page(one, 10_000, "https://shop.example/tea/1"),
        page(one, 20_000, "https://shop.example/tea/2"),
      ],
      others: [
        { tabId: one, at: 5_000, tag: "ph.depth", payload: { percent: 40, px: 1 } },
        { tabId: one, at: 15_000, tag: "ph.depth", payload: { percent: 90, px: 1 } },
        { tabId: one, at: 25_000, tag: "ph.depth", payload: { percent: 30, px: 1 } },
      ],
    }),
  );
  const plain = { errors: 0, struggles: 0 };
  expect(pages).toEqual([
    { path: "/", views: 1, isExit: false, depthPercent: 40, seconds: 10, ...plain },
    { path: "/tea/:id", views: 2, isExit: true, depthPercent: 90, seconds: 50, ...plain },
  ]);
});

test("time in the background does not count", () => {
  const visibility = (at: number, state: "hidden" | "visible") =>
    ({ tabId: one, at, tag: "ph.visibility", payload: { state } }) as const;
  const others = [visibility(10_000, "hidden"), visibility(40_000, "visible")];
  expect(visitedPages(visit({ pages: [page(one, 0, "/a")], others }))).toMatchObject([{ seconds: 30 }]);
});

test("errors and struggles count where they happened, muted ones nowhere", () => {
  const signal = { tabId: one, severity: "mild", element: null, evidence: "", url: "" } as const;
  const pages = visitedPages(
    visit({
      pages: [page(one, 0, "/a"), page(one, 10_000, "/b")],
      errors: [
        {
          ...{ tabId: one, at: 10_001, kind: "error", message: "x", stack: "", source: "" },
          line: 0,
          column: 0,
          count: 3,
        },
      ],
      signals: [
        { ...signal, id: "1", kind: "rageClick", at: 5 },
        { ...signal, id: "2", kind: "deadClick", at: 6, muted: "member" },
        { ...signal, id: "3", kind: "plainClick", at: 7 },
      ],
    }),
  );
  expect(pages.map(({ path, errors, struggles }) => [path, errors, struggles])).toEqual([
    ["/a", 0, 1],
    ["/b", 3, 0],
  ]);
});

test("of several tabs the one that ended last, by the server's clock, says where the session was left", () => {
  const tabs = [tab(one, 60_000), tab(other, 10_000, 90_000)];
  const pages = [page(one, 0, "/a"), page(other, 0, "/b")];
  expect(visitedPages(visit({ tabs, pages })).filter(({ isExit }) => isExit)).toMatchObject([{ path: "/b" }]);
});

test("a session of very many pages tells the first of them", () => {
  const pages = Array.from({ length: 90 }, (_, n) =>
    page(one, n, `/${"x".repeat(n % 40)}/${"y".repeat(n % 31)}`),
  );
  expect(visitedPages(visit({ pages }))).toHaveLength(maxListedPages);
});
