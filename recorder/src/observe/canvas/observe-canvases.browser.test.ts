import { afterEach, expect, test } from "vitest";
import type { ReplayEvent } from "../../../../protocol/events.ts";
import { Mirror } from "../../../../protocol/mirror/mirror.ts";
import { cleanEvents } from "../../../../protocol/privacy/clean-events.ts";
import { html, one } from "../../../testing/mirror/build-page.ts";
import { type ObservedPage, observePage } from "../../../testing/observe/observed-page.ts";
import { playBack } from "../../../testing/observe/play-back.ts";
import { observeCanvases } from "./observe-canvases.ts";

afterEach(() => {
  html("");
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function observed(markup: string): ObservedPage {
  html(markup);
  const page = observePage();
  page.capture.observe(observeCanvases);
  return page;
}

function fill(selector: string, color: string): void {
  const context = (one(selector) as HTMLCanvasElement).getContext("2d");
  if (!context) throw new Error("no context");
  context.fillStyle = color;
  context.fillRect(0, 0, 40, 40);
}

const pictures = (page: ObservedPage) =>
  page.told("mutation").filter((data) => JSON.stringify(data).includes("background"));

/** The colour in the middle of what the player shows behind a canvas. */
const shownColor = (events: readonly ReplayEvent[], useVirtualDom = false): Promise<number[]> =>
  playBack(events, useVirtualDom, async (shown) => {
    const canvas = shown.querySelector<HTMLCanvasElement>("#c");
    const { backgroundImage } = (canvas && shown.defaultView?.getComputedStyle(canvas)) ?? {};
    const image = new Image();
    image.src = /url\("(.*)"\)/.exec(backgroundImage ?? "")?.[1] ?? "";
    await image.decode();
    const copy = new OffscreenCanvas(1, 1).getContext("2d");
    copy?.drawImage(image, 20, 20, 1, 1, 0, 0, 1, 1);
    return [...(copy?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3).map((part) => Math.round(part / 64));
  });

test("a canvas plays back as it was at the last look, also from a keyframe and past the second privacy net", async () => {
  const page = observed('<canvas id=c width=40 height=40 style="width: 80px; background: white"></canvas>');
  fill("#c", "rgb(255, 0, 0)");
  await wait(300);
  fill("#c", "rgb(0, 0, 255)");
  await wait(1_300);
  page.stop();
  expect(pictures(page)).toHaveLength(2);
  expect(await shownColor(page.events)).toEqual([0, 0, 4]);
  expect(await shownColor(page.events, true)).toEqual([0, 0, 4]);
  expect(cleanEvents(structuredClone(page.events))).toBe(false);
  const mirror = new Mirror();
  for (const event of page.events) mirror.apply(event);
  expect(await shownColor(mirror.snapshot(page.events.at(-1)?.timestamp ?? 0))).toEqual([0, 0, 4]);
});

test("one that does not change is told once, and again when its style was written anew", async () => {
  const page = observed("<canvas id=c width=40 height=40></canvas>");
  fill("#c", "red");
  await wait(2_300);
  expect(pictures(page)).toHaveLength(1);
  one("#c").setAttribute("style", "width: 90px");
  await wait(1_300);
  expect(pictures(page)).toHaveLength(2);
});

test("blocked, masked, empty and unseen ones are left out, and of many all but the first four", async () => {
  const tile = (id: string) => `<canvas id=${id} width=40 height=40></canvas>`;
  const many = "123456".replace(/./g, (n) => tile(`n${n}`));
  const page = observed(
    `<p class=block>${tile("b")}</p><p class=mask>${tile("m")}</p><canvas id=e width=0 height=0></canvas>
     <div style="position: absolute; top: 9000px">${tile("far")}</div>${many}`,
  );
  for (const canvas of document.querySelectorAll("canvas")) fill(`#${canvas.id}`, "red");
  await wait(700);
  const told = JSON.stringify(page.told("mutation").map(({ attributes }) => attributes));
  const ids = ["#n1", "#n2", "#n3", "#n4"].map((selector) => String(page.idOf(one(selector))));
  expect([...told.matchAll(/"id":(\d+)/g)].map(([, id]) => id).sort()).toEqual(ids.sort());
});
