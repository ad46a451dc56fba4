import { afterEach, expect, test } from "vitest";
import { html, one } from "../../testing/mirror/build-page.ts";
import { type ObservedPage, observed } from "../../testing/observe/observed-page.ts";

afterEach(() => {
  getSelection()?.removeAllRanges();
  html("");
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const ranges = (page: ObservedPage) => page.told("selection").map(({ ranges: some }) => some);

test("what text is selected is told at its last state, and once that nothing is any more", async () => {
  const page = observed("<p id=p>some text");
  const text = one("#p").firstChild;
  if (!text) throw new Error("no text");
  for (let end = 1; end <= 6; end++) {
    getSelection()?.setBaseAndExtent(text, 0, text, end);
    await wait(20);
  }
  await wait(300);
  getSelection()?.collapseToStart();
  await wait(300);
  getSelection()?.setPosition(text, 3);
  await wait(300);
  const id = page.idOf(text);
  const told = ranges(page);
  expect(told.length).toBeLessThan(5);
  expect(told.at(-2)).toEqual([{ start: id, startOffset: 0, end: id, endOffset: 6 }]);
  expect(told.at(-1)).toEqual([{ start: id, startOffset: 0, end: id, endOffset: 0 }]);
});

test.each(["mask", "block"])("in a %s it would tell a length, so it is not told", async (name) => {
  const page = observed(`<p class=${name} id=p>secret`);
  getSelection()?.selectAllChildren(one("#p"));
  await wait(300);
  expect(ranges(page).flat()).toEqual([]);
});
