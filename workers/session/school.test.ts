import { expect, test } from "vitest";
import { answersOneIn, flagsOneIn, isOneIn, type Shown } from "../../protocol/signals/habits.ts";
import { learning } from "../../protocol/signals/learned.ts";
import { maxPlaces, type PlaceRow } from "../catalog/signal-places.ts";
import { freshSessionId } from "../testing/make-chunk.ts";
import { websiteIdOf } from "../testing/session-row.ts";
import { lessonsFrom } from "./school.ts";

const nowMs = 1_790_000_000_000;
const place = "deadClick /orders a.pdf";
const row = (over: Partial<PlaceRow> = {}): PlaceRow => ({
  ...{ websiteId: websiteIdOf("web_school"), place, flagged: 1, happy: 1, answered: 0, visitorBits: 1 },
  ...{ lastAtMs: nowMs, isWrong: null, saidBy: null, saidAtMs: null },
  ...over,
});
const happy: Shown = { place, what: "happy" };
const teacher = { sessionId: freshSessionId("school", nowMs), visitorId: "vis_a" };

test("what is shown of a new place is learned as it is", () => {
  const lessons = lessonsFrom([happy, { place: "rageClick / b", what: "unhappy" }], teacher, [], nowMs);
  expect(lessons).toMatchObject({
    learned: [
      { place, flagged: 1, happy: 1, answered: 0 },
      { place: "rageClick / b", flagged: 1, happy: 0 },
    ],
    forgotten: [],
  });
});

test("an answer counts for all the sessions that are not asked", () => {
  const { learned } = lessonsFrom([{ place, what: "answered" }], teacher, [row()], nowMs);
  expect(learned).toEqual([{ place, flagged: 0, happy: 0, answered: answersOneIn, visitorBits: 0 }]);
});

test("of a place that is well known one session in some tells, for all of them", () => {
  const wellKnown = row({ flagged: 2 * learning.minFlagged });
  const ids = Array.from({ length: 200 }, () => freshSessionId("school", nowMs));
  for (const sessionId of ids) {
    const { learned } = lessonsFrom([happy], { ...teacher, sessionId }, [wellKnown], nowMs);
    expect(learned.map(({ flagged }) => flagged)).toEqual(isOneIn(flagsOneIn, sessionId) ? [flagsOneIn] : []);
  }
  const tellers = ids.filter((sessionId) => isOneIn(flagsOneIn, sessionId)).length;
  expect(tellers).toBeGreaterThan(20);
  expect(tellers).toBeLessThan(90);
});

test("a website that knows as many places as it may learns of those alone, and forgets what is old", () => {
  const old = row({ place: "deadClick / old", lastAtMs: nowMs - learning.forgottenAfterMs });
  const others = Array.from({ length: maxPlaces - 2 }, (_, n) => row({ place: `deadClick /${n}` }));
  const shown: Shown[] = [happy, { place: "deadClick / new", what: "happy" }];
  const lessons = lessonsFrom(shown, teacher, [row(), old, ...others], nowMs);
  expect(lessons.learned.map((one) => one.place)).toEqual([place]);
  expect(lessons.forgotten).toEqual(["deadClick / old"]);
});
