import { expect, test } from "vitest";
import { makeTabId } from "../ids.ts";
import { maxErrorsPerSession, maxMarkChars, maxMarkedEvents } from "../limits.ts";
import { emptyTimeline, type Timeline } from "../timeline.ts";
import { findingsOf } from "./findings.ts";
import { tagsOf } from "./tags-of.ts";
import { campaignOf } from "./told-facts.ts";

const tabId = makeTabId("a".repeat(12));
const visit = (over: Partial<Timeline>): Timeline => ({
  ...emptyTimeline(),
  tabs: [{ tabId, firstAt: 0, lastAt: 60_000, clockOffsetMs: 1_000 }],
  ...over,
});
const track = (at: number, name: string) =>
  ({ tabId, at, tag: "ph.track", payload: { name, properties: {} } }) as const;
const error = (at: number, message: string) =>
  ({ tabId, at, kind: "error", message, stack: "", source: "", line: 0, column: 0 }) as const;
const nothing = { told: {}, tags: [] };

test("a session that uses nothing is found by nothing", () => {
  expect(findingsOf(visit({}), nothing)).toEqual({
    pages: [],
    marks: [],
    errors: [],
    groups: [],
    prompts: [],
  });
});

test("what was told and done is what a session is found by, with counts and server times", () => {
  const others = [
    track(1_000, "add"),
    track(2_000, "buy"),
    track(3_000, "add"),
    { tabId, at: 4_000, tag: "ph.prompt", payload: { text: "Which tea?" } } as const,
  ];
  const told = { release: "1.2", campaign: campaignOf("https://a.example/?utm_source=mail") ?? undefined };
  const found = findingsOf(visit({ others, errors: [error(5, "no tea"), error(9, "no tea")] }), {
    told: {
      release: told.release,
      variants: { price: "low" },
      ...(told.campaign && { campaign: told.campaign }),
    },
    tags: ["vip", ""],
  });
  expect(found.marks).toEqual([
    ["tag", "vip", 1, 0],
    ["variant", "price=low", 1, 0],
    ["release", "1.2", 1, 0],
    ["campaign", "mail", 1, 0],
    ["event", "add", 2, 4_000],
    ["event", "buy", 1, 3_000],
    ["prompt", "", 1, 5_000],
    ["error", found.errors[0]?.fingerprint, 2, 1_009],
  ]);
  expect(found.errors).toMatchObject([{ atMs: 1_005, count: 2, message: "no tea", tabId }]);
  expect(found.prompts).toEqual([{ atMs: 5_000, text: "Which tea?" }]);
});

test("a page that tells without end fills nothing", () => {
  const others = Array.from({ length: 100 }, (_, n) => track(n, `event ${n}`));
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const errors = letters.map((letter, n) => error(n, `no ${letter}`));
  const { marks } = findingsOf(visit({ others, errors }), { told: { release: "x".repeat(9_999) }, tags: [] });
  const of = (kind: string) => marks.filter(([one]) => one === kind);
  expect(of("event")).toHaveLength(maxMarkedEvents);
  expect(of("error")).toHaveLength(maxErrorsPerSession);
  expect(of("release")[0]?.[1]).toHaveLength(maxMarkChars);
});

test("members' word on tags stands before the page's", () => {
  const marks = ["a", "b"].map((tag) => ["tag", tag, 1, 0] as const).map(([...mark]) => mark);
  expect(
    tagsOf(
      [...marks, ["event", "buy", 1, 0]],
      [
        ["a", 0],
        ["vip", 1],
        ["b", 1],
      ],
    ),
  ).toEqual(["b", "vip"]);
});

test.each([
  ["https://a.example/?utm_campaign=spring&utm_source=mail&utm_medium=letter&utm_term=tea", "spring"],
  ["https://a.example/?utm_medium=letter", undefined],
  ["https://a.example/", undefined],
  ["not an address", undefined],
])("the campaign of %s is %s", (url, name) => {
  expect(campaignOf(url)?.name).toBe(name);
});
