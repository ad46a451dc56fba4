import { expect, test } from "vitest";
import type { PlayheadEvent } from "./events.ts";
import { foldTold, type Told } from "./told-fold.ts";

const identify = (id: string): PlayheadEvent => ({
  tag: "ph.identify",
  payload: { id, name: "", email: "", url: "" },
});
const variant = (name: string, value: string): PlayheadEvent => ({
  tag: "ph.variant",
  payload: { name, value },
});
const tag = (name: string): PlayheadEvent => ({ tag: "ph.tag", payload: { name } });

const fold = (events: readonly (readonly [PlayheadEvent, number])[]): Told | undefined =>
  events.reduce<Told | undefined>((told, [event, atMs]) => foldTold(told, event, atMs), undefined);

const story = [
  [identify("1"), 10],
  [variant("checkout", "a"), 11],
  [tag("vip"), 12],
  [identify("2"), 20],
  [tag("beta"), 21],
  [tag("vip"), 22],
  [variant("checkout", "b"), 23],
  [identify("3"), 20],
  [{ tag: "ph.release", payload: { version: "1.2.3" } }, 5],
] as const;

test("what is said last counts, and each tag once", () => {
  expect(fold(story)).toMatchObject({
    contact: { words: { id: "3" } },
    release: { words: "1.2.3" },
    variants: { checkout: { words: "b" } },
    tags: ["beta", "vip"],
  });
});

test("the order in which chunks come changes nothing", () => {
  for (let turn = 1; turn < story.length; turn++) {
    expect(fold([...story.slice(turn), ...story.slice(0, turn)])).toEqual(fold(story));
  }
  expect(fold(story.toReversed())).toEqual(fold(story));
});

test("more tags and experiments than there is room for leave the same ones in any order", () => {
  const many = Array.from({ length: 80 }, (_, at) => [tag(`tag ${at}`), at] as const);
  const experiments = Array.from({ length: 40 }, (_, at) => [variant(`test ${at}`, "a"), at] as const);
  const told = fold([...many, ...experiments]);
  expect([told?.tags.length, Object.keys(told?.variants ?? {}).length]).toEqual([50, 20]);
  expect(fold([...experiments.toReversed(), ...many.toReversed()])).toEqual(told);
});

test("an event that tells nothing of the visitor changes nothing, and makes nothing", () => {
  const click: PlayheadEvent = {
    tag: "ph.click",
    payload: { x: 0, y: 0, selector: "", text: "", nodeId: 1 },
  };
  expect(foldTold(undefined, click, 1)).toBeUndefined();
});
