import type { Frame, Page } from "playwright-core";

/** The player frame of an open player. The replayed page stands in a frame of it, which runs no script. */
export async function playerFrame(member: Page): Promise<Frame> {
  const frame = await (await member.waitForSelector("iframe")).contentFrame();
  if (frame === null) throw new Error("the player has no frame");
  return frame;
}

/** When the replayed page shows the text first, by the machine's clock: looked for at every frame of the screen. */
export const whenShown = (player: Frame, text: string): Promise<number> =>
  player.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const page = document.querySelector("iframe")?.contentDocument;
          // A task behind this one comes when the screen has been drawn.
          if (page?.body?.textContent?.includes(wanted)) setTimeout(() => resolve(Date.now()), 0);
          else requestAnimationFrame(look);
        };
        look();
      }),
    text,
  );

/** When an open list has a row of the session, by the machine's clock. */
export const whenInList = (member: Page, sessionId: string): Promise<number> =>
  member.evaluate(
    (id) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(`[data-session="${id}"]`)) setTimeout(() => resolve(Date.now()), 0);
          else requestAnimationFrame(look);
        };
        look();
      }),
    sessionId,
  );
