import { expect, test } from "vitest";
import { page as browserPage } from "vitest/browser";
import { observePage } from "../../testing/observe/observed-page.ts";
import { openPrivacy } from "../../testing/observe/open-privacy.ts";
import { observeViewport } from "./viewport.ts";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test("the window's new size is told, once it is another one", async () => {
  const page = observePage();
  const { innerWidth: width, innerHeight: height } = window;
  window.dispatchEvent(new Event("resize"));
  await browserPage.viewport(width + 50, height + 20);
  await wait(500);
  expect(page.told("viewportResize").at(-1)).toMatchObject({ width: width + 50, height: height + 20 });
  expect(page.told("viewportResize").length).toBeLessThan(4);
  await browserPage.viewport(width, height);
});

test("who joins a page that has been told tells its size, which may be another by now", () => {
  const page = observePage(openPrivacy, []);
  page.capture.observe(observeViewport);
  const { innerWidth: width, innerHeight: height } = window;
  expect(page.told("viewportResize")).toMatchObject([{ width, height }]);
});

test("zooming in with two fingers is told at most four times a second, with the last of all", async () => {
  const page = observePage();
  const viewport = window.visualViewport;
  if (!viewport) throw new Error("no visual viewport");
  let scale = 1;
  const places = { scale: () => scale, offsetLeft: () => scale * 10, offsetTop: () => 5.4 };
  // Chromium zooms by touch only in its top window; these are the figures it would show then.
  for (const [name, get] of Object.entries(places))
    Object.defineProperty(viewport, name, { configurable: true, get });
  try {
    for (let step = 1; step <= 40; step++) {
      scale = 1 + step / 20;
      viewport.dispatchEvent(new Event("resize"));
      await wait(10);
    }
    await wait(300);
    const told = page.custom("ph.viewport");
    expect(told.length).toBeLessThanOrEqual(5);
    expect(told.at(-1)).toEqual({ scale: 3, x: 30, y: 5 });
    viewport.dispatchEvent(new Event("scroll"));
    await wait(300);
    expect(page.custom("ph.viewport")).toHaveLength(told.length);
  } finally {
    for (const name of Object.keys(places)) Reflect.deleteProperty(viewport, name);
  }
});
