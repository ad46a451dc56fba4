import { expect, test } from "vitest";
import { createPrivacy } from "../privacy/create-privacy.ts";
import { NodeRecords } from "./node-records.ts";

const stance = createPrivacy().topStance;

test("what one capture has shown of a page, the next has not", () => {
  const node = document.createElement("p");
  const earlier = new NodeRecords();
  earlier.show(node, "p", null, stance, false);
  expect(earlier.idOf(node)).toBe(1);
  const later = new NodeRecords();
  expect(later.shown(node)).toBeNull();
});

test("the next capture goes on with what the one before has left on a node, so that none leaves more", () => {
  const node = document.createElement("p");
  const before = new NodeRecords().show(node, "p", null, stance, false);
  expect(new NodeRecords().show(node, "p", null, stance, true)).toBe(before);
  expect(before.isShadow).toBe(true);
});

test("a page sees nothing of it", () => {
  const node = document.createElement("p");
  new NodeRecords().show(node, "p", null, stance, false);
  expect(Reflect.ownKeys(node)).toEqual([]);
  expect({ ...node }).toEqual({});
  expect(new NodeRecords().shown(node.cloneNode())).toBeNull();
});
