import { afterEach, describe, expect, test } from "vitest";
import { beyondRrweb, pages } from "../testing/mirror/pages.ts";
import { recordPage, settle, startRrweb } from "../testing/mirror/record-page.ts";
import { shownWithoutIds } from "../testing/mirror/tell-own.ts";

afterEach(() => {
  document.body.innerHTML = "";
  document.adoptedStyleSheets = [];
  scrollTo(0, 0);
});

/*
 * With a snapshot and not with the events rrweb makes meanwhile: it tells nothing of a form's reset, nor of a document
 * that adopts no sheet any more.
 */
describe("what our recorder tells, step by step, comes to what rrweb's tells of the page at its end", () => {
  const comparable = Object.entries(pages).filter(([, page]) => !beyondRrweb.has(page));
  test.each(comparable)("%s", async (_name, page) => {
    document.querySelector("link[rel=icon]")?.remove();
    const own = await recordPage(page());
    const theirs = await recordPage([() => settle(100)], startRrweb);
    document.body.innerHTML = "";
    document.adoptedStyleSheets = [];
    expect(await shownWithoutIds(own)).toEqual(await shownWithoutIds(theirs));
  });
});
