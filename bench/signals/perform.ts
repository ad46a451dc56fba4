import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";
import type { Gesture, Place, SignalCase } from "./signal-case.ts";

/** From press to release, and from arriving at a place to pressing there. */
const pressMs = 40;
const aimMs = 120;
const keyMs = 60;
/** Clicks closer to each other than this the system counts as double and triple. */
const doubleMs = 500;
/** Between two positions of the pointer. */
const stepMs = 25;
const touchSteps = 8;

/**
 * Does with a real mouse, finger or keyboard what the case says.
 * @returns the page the visitor has in front in the end
 */
export async function perform(page: Page, { gestures, input }: SignalCase): Promise<Page> {
  const hand: Hand = { page, origin: new URL(page.url()).origin, isTouch: input === "touch" };
  for (const gesture of gestures) await does[gesture.do](hand, gesture as never);
  return hand.page;
}

interface Hand {
  page: Page;
  origin: string;
  isTouch: boolean;
}

type Doers = {
  [Do in Gesture["do"]]: (hand: Hand, gesture: Extract<Gesture, { do: Do }>) => Promise<unknown>;
};

const does: Doers = {
  async click(hand, { at, times, gapMs }) {
    const place = await placeOf(hand.page, at);
    for (let n = 0; n < times; n++) {
      if (n > 0) await sleep(Math.max(0, gapMs - pressMs));
      await press(hand, place, n === 0, gapMs < doubleMs ? n + 1 : 1);
    }
  },
  async clickAround(hand, { at, offsets, gapMs }) {
    const [x, y] = await placeOf(hand.page, at);
    for (const [n, [dx, dy]] of offsets.entries()) {
      if (n > 0) await sleep(Math.max(0, gapMs - pressMs));
      await press(hand, [x + dx, y + dy], n === 0);
    }
  },
  async type(hand, { at, text }) {
    await press(hand, await placeOf(hand.page, at), true);
    await hand.page.keyboard.type(text, { delay: keyMs });
  },
  async clear(hand, { at }) {
    await press(hand, await placeOf(hand.page, at), true);
    await hand.page.keyboard.press("Control+A");
    await hand.page.keyboard.press("Delete");
  },
  async key({ page }, { key, times, gapMs }) {
    for (let n = 0; n < times; n++) {
      if (n > 0) await sleep(gapMs);
      await page.keyboard.press(key);
    }
  },
  async move({ page }, { places, legMs, isPressed }) {
    const [first, ...rest] = places;
    if (first === undefined) return;
    let from = first;
    await page.mouse.move(...from);
    if (isPressed) await page.mouse.down();
    for (const to of rest) {
      await moveLeg(page, from, to, legMs);
      from = to;
    }
    if (isPressed) await page.mouse.up();
  },
  async hover({ page }, { at }) {
    await page.mouse.move(...(await placeOf(page, at)), { steps: 4 });
  },
  async wheel({ page }, { byPx, gapMs }) {
    for (const px of byPx) {
      await page.mouse.wheel(0, px);
      await sleep(gapMs);
    }
  },
  swipe: ({ page }, { byPx }) => {
    const { x, y } = middleOf(page);
    return touch(page, (share) => [[x, y + byPx / 2 - byPx * share]]);
  },
  pinch: ({ page }, { scale }) => {
    const { x, y } = middleOf(page);
    const [from, to] = scale > 1 ? [50, 50 * scale] : [50 / scale, 50];
    return touch(page, (share) => {
      const halfPx = from + (to - from) * share;
      return [
        [x - halfPx, y],
        [x + halfPx, y],
      ];
    });
  },
  wait: (_hand, { ms }) => sleep(ms),
  visit: ({ page, origin }, { path }) => page.goto(origin + path),
  // A page that comes from the back-forward cache has been loaded before.
  back: ({ page }) => page.goBack({ waitUntil: "commit" }),
  reload: ({ page }) => page.reload(),
  async crash({ page }) {
    const devtools = await page.context().newCDPSession(page);
    // Nobody is left to answer.
    await Promise.race([devtools.send("Page.crash").catch(() => undefined), sleep(1_000)]);
  },
  close: ({ page }) => page.close(),
  async reopen(hand, { path }) {
    hand.page = await hand.page.context().newPage();
    await hand.page.goto(hand.origin + path);
  },
};

/** @param clickCount which one it is of a double or triple click */
async function press({ page, isTouch }: Hand, place: Place, isFirst: boolean, clickCount = 1): Promise<void> {
  if (isTouch) {
    if (isFirst) await sleep(aimMs);
    return await page.touchscreen.tap(...place);
  }
  if (isFirst) {
    await page.mouse.move(...place, { steps: 4 });
    await sleep(aimMs);
  }
  await page.mouse.move(...place);
  await page.mouse.down({ clickCount });
  await sleep(pressMs);
  await page.mouse.up({ clickCount });
}

async function moveLeg(page: Page, [x, y]: Place, to: Place, legMs: number): Promise<void> {
  const steps = Math.max(1, Math.round(legMs / stepMs));
  const beganAt = performance.now();
  for (let step = 1; step <= steps; step++) {
    const share = step / steps;
    await page.mouse.move(x + (to[0] - x) * share, y + (to[1] - y) * share);
    await sleep(Math.max(0, beganAt + share * legMs - performance.now()));
  }
}

const frameMark = " >>> ";

function locate(page: Page, at: string): Locator {
  const frameEnd = at.lastIndexOf(frameMark);
  if (frameEnd === -1) return page.locator(at).first();
  return page
    .frameLocator(at.slice(0, frameEnd))
    .locator(at.slice(frameEnd + frameMark.length))
    .first();
}

async function placeOf(page: Page, at: string): Promise<Place> {
  const element = locate(page, at);
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error(`nothing to press at ${at}`);
  return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
}

function middleOf(page: Page): { x: number; y: number } {
  const size = page.viewportSize() ?? { width: 1_280, height: 720 };
  return { x: Math.round(size.width / 2), y: Math.round(size.height / 2) };
}

/** @param fingersAt where the fingers are, from 0 at the beginning to 1 at the end */
async function touch(page: Page, fingersAt: (share: number) => Place[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const send = async (
    type: "touchStart" | "touchMove" | "touchEnd",
    places: readonly Place[],
  ): Promise<void> => {
    const touchPoints = places.map(([x, y], id) => ({ x, y, id }));
    await devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
    await sleep(stepMs);
  };
  await send("touchStart", fingersAt(0));
  for (let step = 1; step <= touchSteps; step++) await send("touchMove", fingersAt(step / touchSteps));
  await send("touchEnd", []);
}
