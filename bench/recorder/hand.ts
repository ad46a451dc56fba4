import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";

/** Between two keys. */
const keyMs = 90;

/**
 * A visitor who does the same at the same times on every run: what is to be done stands at a time since the hand began,
 * so that a slow recorder does not get a shorter visit.
 */
export interface Hand {
  page: Page;
  at(ms: number): Promise<void>;
  move(...places: [x: number, y: number][]): Promise<void>;
  click(target: string | Locator): Promise<void>;
  type(text: string): Promise<void>;
  /** Turns the wheel by `deltaY` at each of the times. */
  wheel(deltaY: number, timesMs: readonly number[]): Promise<void>;
  /** Goes to another page of the site. */
  go(path: string, ready: string): Promise<void>;
}

/** @param leave called before a page of the visit is left for the next */
export function createHand(page: Page, origin: string, leave: () => Promise<void>): Hand {
  const beganAt = performance.now();
  const at = async (ms: number): Promise<void> => {
    const leftMs = beganAt + ms - performance.now();
    if (leftMs > 0) await sleep(leftMs);
  };
  return {
    page,
    at,
    async move(...places) {
      for (const [x, y] of places) await page.mouse.move(x, y, { steps: 12 });
    },
    async click(target) {
      const place = typeof target === "string" ? page.locator(target).first() : target;
      await place.scrollIntoViewIfNeeded();
      const box = await place.boundingBox();
      if (box === null) throw new Error("nothing to click on");
      await page.mouse.move(box.x + Math.min(60, box.width / 2), box.y + box.height / 2, { steps: 6 });
      await page.mouse.down();
      await page.mouse.up();
    },
    async type(text) {
      for (const key of text) {
        await page.keyboard.type(key);
        await sleep(keyMs);
      }
    },
    async wheel(deltaY, timesMs) {
      for (const ms of timesMs) {
        await at(ms);
        await page.mouse.wheel(0, deltaY);
      }
    },
    async go(path, ready) {
      await leave();
      await page.goto(origin + path, { waitUntil: "load" });
      await page.waitForSelector(ready);
    },
  };
}

/** Times from `firstMs` on, `stepMs` apart. */
export const times = (firstMs: number, count: number, stepMs: number): number[] =>
  Array.from({ length: count }, (_, n) => firstMs + n * stepMs);
