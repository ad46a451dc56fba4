import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { parseSiteKey } from "../../protocol/ids.ts";
import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { load } from "./load.ts";

const siteKey = parseSiteKey("pk_load");
if (!siteKey) throw new Error("The key of this test is wrong.");
const config: RecorderConfig = {
  revision: 1,
  siteKey,
  tag: "load",
  origin: location.origin,
  recorderPath: "/r/recorder-load.js",
  nowMs: Date.now(),
  enabled: true,
  trigger: "all",
  samplingRate: 1,
};

const tags = (): HTMLScriptElement[] => [
  ...document.querySelectorAll<HTMLScriptElement>("script[src*=recorder-load]"),
];
const clear = (): void => {
  for (const tag of tags()) tag.remove();
  delete window.playhead;
  delete window.__playhead;
  localStorage.removeItem("playhead:pk_load");
};
beforeEach(clear);
afterEach(() => {
  clear();
  Reflect.deleteProperty(document, "prerendering");
});

test("a page prepared in advance is decided about when it is shown", () => {
  Object.defineProperty(document, "prerendering", { value: true, configurable: true });
  load(config);
  expect(tags()).toHaveLength(0);
  expect(localStorage.getItem("playhead:pk_load")).toBeNull();
  document.dispatchEvent(new Event("prerenderingchange"));
  expect(tags()).toHaveLength(1);
});

test("what the page calls before the recorder is there is kept for it", async () => {
  load(config);
  const url = window.playhead?.sessionUrl();
  window.playhead?.start();
  const control = { start: vi.fn(), stop: vi.fn(), sessionUrl: () => "https://dashboard.example/1" };
  window.__playhead?.ready(control);
  expect(control.start).toHaveBeenCalledExactlyOnceWith(true);
  expect(await url).toBe("https://dashboard.example/1");
});

test("stop() before the recorder is there means that it does not begin", () => {
  load(config);
  window.playhead?.stop();
  const control = { start: vi.fn(), stop: vi.fn(), sessionUrl: () => null };
  window.__playhead?.ready(control);
  expect(control.start).not.toHaveBeenCalled();
});

test("when the recorder's file cannot be had, who waits is answered, and start() tries again", async () => {
  load(config);
  const url = window.playhead?.sessionUrl();
  tags()[0]?.dispatchEvent(new Event("error"));
  expect(await url).toBeNull();
  window.playhead?.start();
  expect(tags()).toHaveLength(2);
});
