import type { FrameLocator, Page } from "playwright-core";

/** Rests the pointer on the player's timeline, at a part of the whole, 0 to 1. */
export async function pointAt(page: Page, part: number): Promise<void> {
  const timeline = await page.getByRole("slider", { name: "Position" }).boundingBox();
  if (timeline === null) throw new Error("there is no timeline");
  await page.mouse.move(timeline.x + timeline.width * part, timeline.y + timeline.height / 2, { steps: 4 });
}

/** The page in the still that stands at the pointer. */
export const stillOf = (page: Page): FrameLocator =>
  page.frameLocator('iframe[title="Still of the recorded page"]').frameLocator("iframe");

/** Marks a stretch of it, as for a share. */
export async function markStretch(page: Page, from: number, to: number): Promise<void> {
  await page.keyboard.down("Shift");
  await pointAt(page, from);
  await page.mouse.down();
  await pointAt(page, to);
  await page.mouse.up();
  await page.keyboard.up("Shift");
}
