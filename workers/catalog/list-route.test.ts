import { expect, test } from "vitest";
import { chooseRoute, type Entries, maxGathered, narrowed, plainRoute } from "./list-route.ts";

const none: Entries = {
  time: 1_000_000,
  facet: null,
  duration: null,
  errors: null,
  struggles: null,
  path: null,
  mark: null,
};
const all = { status: "all", filter: {}, sort: "recent" } as const;

test("the newest, the active and a visitor's sessions are found without counting anything", () => {
  expect(plainRoute(all)).toEqual({ kind: "walk" });
  expect(plainRoute({ ...all, status: "active", sort: "longest", filter: { country: "IS" } })).toEqual({
    kind: "walk",
  });
  expect(plainRoute({ ...all, sort: "longest", filter: { visitorId: "vis_a", country: "IS" } })).toEqual({
    kind: "visitor",
  });
});

test("a sort and a filter are counted for first", () => {
  expect(plainRoute({ ...all, sort: "longest" })).toBeNull();
  expect(plainRoute({ ...all, filter: { hasErrors: false } })).toBeNull();
});

test("only what a filter narrows can be gathered, and the range always", () => {
  expect(narrowed(all)).toEqual(["time"]);
  expect(narrowed({ ...all, filter: { hasErrors: false } })).toEqual(["time"]);
  expect(narrowed({ ...all, filter: { os: "iOS", maxDurationMs: 5 } })).toEqual([
    "time",
    "facet",
    "duration",
  ]);
  expect(narrowed({ ...all, filter: { hasErrors: true, pathPrefix: "/" } })).toEqual([
    "time",
    "errors",
    "path",
  ]);
  expect(narrowed({ ...all, filter: { hasFrustration: false } })).toEqual(["time"]);
  for (const filter of [{ hasFrustration: true }, { signal: "crash" as const }])
    expect(narrowed({ ...all, filter })).toEqual(["time", "struggles"]);
});

test.each(["recent", "longest", "errors", "frustration"] as const)(
  "the fewest entries are gathered, and what has too many is walked through: %s",
  (sort) => {
    const most = maxGathered[sort];
    expect(chooseRoute({ ...none, facet: 900, duration: 40, errors: most + 1 }, sort)).toEqual({
      kind: "gather",
      from: "duration",
    });
    expect(chooseRoute({ ...none, time: 300, facet: 900 }, sort)).toEqual({ kind: "gather", from: "time" });
    expect(chooseRoute({ ...none, path: 0 }, sort)).toEqual({ kind: "gather", from: "path" });
    expect(chooseRoute({ ...none, facet: most }, sort)).toEqual({ kind: "gather", from: "facet" });
    expect(chooseRoute({ ...none, facet: most + 1 }, sort)).toEqual({ kind: "walk" });
  },
);
