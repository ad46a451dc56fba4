import { afterEach, beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { html, one } from "../../testing/mirror/build-page.ts";
import { type ObservedPage, observePage } from "../../testing/observe/observed-page.ts";
import { openPrivacy } from "../../testing/observe/open-privacy.ts";
import { playBack } from "../../testing/observe/play-back.ts";
import { silentSound } from "../../testing/observe/silent-sound.ts";
import { observeMedia } from "./media.ts";

// Nothing may be heard before the visitor has touched the page.
beforeEach(() => userEvent.click(document.body));

afterEach(() => {
  html("");
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const heard = (target: EventTarget, type: string): Promise<unknown> =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

async function player(markup: string): Promise<{ page: ObservedPage; audio: HTMLAudioElement }> {
  html(markup);
  const audio = document.querySelector("audio") ?? one("#host").shadowRoot?.querySelector("audio");
  if (!audio) throw new Error("no audio");
  const ready = heard(audio, "canplay");
  audio.src = silentSound(10);
  audio.muted = true;
  await ready;
  const page = observePage();
  await wait(20);
  return { page, audio };
}

test("playing, seeking, volume, rate and rest are told with the whole state, and play back", async () => {
  const { page, audio } = await player("<audio id=a></audio>");
  await audio.play();
  audio.pause();
  const seeked = heard(audio, "seeked");
  audio.currentTime = 4;
  await seeked;
  for (let step = 1; step <= 20; step++) audio.volume = step / 40;
  audio.playbackRate = 2;
  await wait(400);
  page.stop();
  const told = page.told("mediaInteraction");
  expect(told[0]).toMatchObject({ type: 0, id: page.idOf(audio) });
  expect(told.at(-1)).toMatchObject({ currentTime: 4, volume: 0.5, playbackRate: 2, muted: true });
  expect(told.length).toBeLessThan(6);
  const shown = await playBack(page.events, false, (document) => {
    const { paused, volume, muted } = document.querySelector("audio") ?? new Audio();
    return { paused, volume, muted };
  });
  expect(shown).toEqual({ paused: true, volume: 0.5, muted: true });
});

test("what plays already is told with the page", async () => {
  const { page, audio } = await player("<audio id=a></audio>");
  page.stop();
  await audio.play();
  const later = observePage();
  const [snapshot] = later.events.filter(({ type }) => type === 2);
  expect(JSON.stringify(snapshot)).toContain('"rr_mediaState":"played"');
  audio.pause();
});

test("what a block hides is not heard either", async () => {
  const { page, audio } = await player("<p class=block><audio></audio></p>");
  await audio.play();
  audio.pause();
  await wait(300);
  expect(page.told("mediaInteraction")).toEqual([]);
});

test("what has begun between the page's snapshot and the visitor's first touch is told when we join", async () => {
  html("<audio id=a></audio>");
  const page = observePage(openPrivacy, []);
  const audio = document.querySelector("audio") ?? new Audio();
  const ready = heard(audio, "canplay");
  audio.src = silentSound(10);
  audio.muted = true;
  await ready;
  await audio.play();
  page.capture.flush();
  page.capture.observe(observeMedia);
  expect(page.told("mediaInteraction")).toMatchObject([{ type: 0, id: page.idOf(audio), muted: true }]);
  audio.pause();
});
