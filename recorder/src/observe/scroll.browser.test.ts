import { afterEach, describe, expect, test } from "vitest";
import { html, one } from "../../testing/mirror/build-page.ts";
import { observed, observePage } from "../../testing/observe/observed-page.ts";
import { playBack } from "../../testing/observe/play-back.ts";
import { depthOf, isMainScroller } from "./scroll-depth.ts";

afterEach(() => {
  html("");
  scrollTo(0, 0);
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const tall = '<p style="height: 4000px; width: 10px">tall';

describe("scrolling plays back", () => {
  test("of the document, of elements and of what is in a shadow root, each to its last position", async () => {
    html(`${tall}<div id=box style="height: 100px; overflow: auto">${tall}</div><div id=host></div>`);
    one("#host").attachShadow({ mode: "open" }).innerHTML =
      `<div id=inner style="height: 100px; overflow: auto">${tall}</div>`;
    const page = observePage();
    const inner = one("#host").shadowRoot?.querySelector("#inner");
    for (let at = 1; at <= 20; at++) {
      scrollTo(0, at * 10);
      one("#box").scrollTop = at * 5;
      if (inner) inner.scrollTop = at * 3;
      await wait(10);
    }
    await wait(200);
    page.stop();
    expect(page.told("scroll").length).toBeLessThan(20);
    const shown = await playBack(page.events, false, (shown) => [
      shown.defaultView?.scrollY,
      shown.querySelector("#box")?.scrollTop,
      shown.querySelector("#host")?.shadowRoot?.querySelector("#inner")?.scrollTop,
    ]);
    expect(shown).toEqual([200, 100, 60]);
  });

  test("also of what was scrolled before anybody listened, and again with each snapshot", async () => {
    html(`<div id=box style="height: 100px; overflow: auto">${tall}</div>`);
    one("#box").scrollTop = 70;
    await wait(50);
    const page = observePage();
    await expect.poll(() => page.told("scroll"), { timeout: 5_000 }).toMatchObject([{ x: 0, y: 70 }]);
    one("#box").scrollTop = 90;
    await wait(200);
    page.capture.takeSnapshot();
    // What stands scrolled is told in idle time.
    await expect.poll(() => page.told("scroll").map(({ y }) => y), { timeout: 5_000 }).toEqual([70, 90, 90]);
    page.stop();
    const shown = await playBack(page.events, false, (shown) => shown.querySelector("#box")?.scrollTop);
    expect(shown).toBe(90);
  });

  test("but not in a block", async () => {
    const page = observed(
      `<div class=block><div id=box style="height: 100px; overflow: auto">${tall}</div></div>`,
    );
    one("#box").scrollTop = 50;
    await wait(200);
    expect(page.told("scroll").filter(({ y }) => y !== 0)).toEqual([]);
  });
});

describe("the depth of a page", () => {
  test("is told when it has grown by a tenth, never less than before, and anew for each route", async () => {
    const home = location.href;
    const page = observed(tall);
    const { scrollHeight } = document.documentElement;
    const until = (share: number) => scrollTo(0, scrollHeight * share - innerHeight);
    until(0.5);
    await wait(600);
    until(0.55);
    await wait(600);
    until(0.2);
    await wait(600);
    expect(page.custom("ph.depth")).toEqual([{ percent: 50, px: Math.round(scrollHeight / 2) }]);
    history.pushState(null, "", "#next");
    until(0.3);
    await wait(600);
    page.capture.finish();
    expect(page.custom("ph.depth").slice(1)).toMatchObject([{ percent: 30 }]);
    history.replaceState(null, "", home);
  });

  test("is told at hide of a page that nobody scrolled", () => {
    const page = observed(tall);
    expect(page.custom("ph.depth")).toEqual([]);
    page.capture.finish();
    const percent = Math.round((innerHeight / document.documentElement.scrollHeight) * 100);
    expect(page.custom("ph.depth")).toMatchObject([{ percent }]);
  });

  test.each([
    [
      { scrollTop: 0, clientHeight: 500, scrollHeight: 1_000 },
      { percent: 50, px: 500 },
    ],
    [
      { scrollTop: 700.6, clientHeight: 500, scrollHeight: 1_000 },
      { percent: 100, px: 1_201 },
    ],
    [
      { scrollTop: -40, clientHeight: 0, scrollHeight: 0 },
      { percent: 0, px: 0 },
    ],
  ])("%j is %j", (scroller, depth) => {
    expect(depthOf(scroller)).toEqual(depth);
  });

  test("counts in what fills more than half of the window both ways", () => {
    const viewport = { width: 1_000, height: 800 };
    expect(isMainScroller({ clientWidth: 800, clientHeight: 700 }, viewport)).toBe(true);
    expect(isMainScroller({ clientWidth: 200, clientHeight: 800 }, viewport)).toBe(false);
    expect(isMainScroller({ clientWidth: 1_000, clientHeight: 300 }, viewport)).toBe(false);
  });
});
