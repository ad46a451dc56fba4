import { afterEach, describe, expect, test } from "vitest";
import { expectSamePage, someLengths } from "../testing/mirror/expect-same-page.ts";
import { pages, shownOtherwiseWhenFast } from "../testing/mirror/pages.ts";
import { recordPage } from "../testing/mirror/record-page.ts";

afterEach(() => {
  document.body.innerHTML = "";
  document.adoptedStyleSheets = [];
  scrollTo(0, 0);
});

describe("a player that begins at the mirror's snapshot shows what one shows that saw everything", () => {
  test.each(Object.entries(pages))("%s", async (_name, page) => {
    const events = await recordPage(page());
    expect(events.length).toBeGreaterThan(5);
    document.body.innerHTML = "";
    document.adoptedStyleSheets = [];
    await expectSamePage(events, someLengths(events.length, 40), false);
    if (!shownOtherwiseWhenFast.has(page)) await expectSamePage(events, someLengths(events.length, 10), true);
  });
});
