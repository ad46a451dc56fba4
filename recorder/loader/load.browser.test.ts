import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { parseSiteKey } from "../../protocol/ids.ts";
import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import type { QueuedCall } from "../handover.ts";
import { load } from "./load.ts";

const siteKey = parseSiteKey("pk_load");
const otherKey = parseSiteKey("pk_other");
if (!siteKey || !otherKey) throw new Error("The key of this test is wrong.");
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
const forgetPage = (): void => {
  delete window.playhead;
};
const clear = (): void => {
  for (const tag of tags()) tag.remove();
  delete window.playhead;
  delete window.__playhead;
  localStorage.clear();
};
beforeEach(clear);
afterEach(() => {
  clear();
  Reflect.deleteProperty(document, "prerendering");
  Reflect.deleteProperty(document, "visibilityState");
});

const control = (url: string | null = null) => ({
  start: vi.fn(),
  stop: vi.fn(),
  sessionUrl: () => url,
  tell: vi.fn(),
  withdraw: vi.fn(),
  inspect: vi.fn(),
});
const pretend = (name: "prerendering" | "visibilityState", value: unknown): void => {
  Object.defineProperty(document, name, { value, configurable: true });
};

test.each([
  ["prepared in advance", "prerendering", true, "prerenderingchange"],
  ["opened in the background", "visibilityState", "hidden", "visibilitychange"],
] as const)("a page %s is decided about when it is shown", (_how, name, value, change) => {
  pretend(name, value);
  load(config);
  document.dispatchEvent(new Event(change));
  expect(tags()).toHaveLength(0);
  expect(localStorage.getItem("playhead:pk_load")).toBeNull();
  Reflect.deleteProperty(document, name);
  document.dispatchEvent(new Event(change));
  document.dispatchEvent(new Event(change));
  expect(tags()).toHaveLength(1);
});

test("what the page calls before the recorder is there is kept for it", async () => {
  load(config);
  const url = window.playhead?.sessionUrl();
  window.playhead?.start();
  window.playhead?.identify({ id: "42" });
  window.playhead?.track("bought", { total: 5 });
  const loaded = control("https://dashboard.example/1");
  window.__playhead?.ready(loaded);
  expect(loaded.start).toHaveBeenCalledExactlyOnceWith(true);
  expect(loaded.tell.mock.calls).toEqual([[["identify", { id: "42" }]], [["track", "bought", { total: 5 }]]]);
  expect(await url).toBe("https://dashboard.example/1");
});

test("run again on the same page it hands on a newer config of the website, and does nothing else", () => {
  load(config);
  const loaded = { ...control(), renew: vi.fn() };
  window.__playhead?.ready(loaded);
  const strict = { ...config, revision: 2, privacy: { level: "strict" } } as const;
  load({ ...strict, revision: 1 });
  load({ ...strict, siteKey: otherKey });
  expect(loaded.renew).not.toHaveBeenCalled();
  load(strict);
  load(strict);
  expect(loaded.renew).toHaveBeenCalledOnce();
  expect(window.__playhead?.config).toBe(strict);
  expect(loaded.start).toHaveBeenCalledOnce();
  expect(tags()).toHaveLength(1);
});

test("a newer config under which nothing may be recorded ends it, until the visitor consents", () => {
  load(config);
  const loaded = { ...control(), renew: vi.fn() };
  window.__playhead?.ready(loaded);
  load({ ...config, revision: 2, consentRequired: true });
  expect(loaded.stop).toHaveBeenCalledOnce();
  expect(loaded.renew).not.toHaveBeenCalled();
  window.playhead?.consent(true);
  expect(loaded.start).toHaveBeenCalledTimes(2);
  load({ ...config, revision: 3, enabled: false });
  window.playhead?.start();
  expect(loaded.stop).toHaveBeenCalledTimes(2);
  expect(loaded.start).toHaveBeenCalledTimes(2);
});

test("what a stub has queued before the loader is called in order, and answered", async () => {
  const answer = vi.fn();
  const q: QueuedCall[] = [
    ["tag", ["vip"]],
    ["sessionUrl", [], answer],
    ["start", []],
  ];
  Reflect.set(window, "playhead", { q });
  load({ ...config, samplingRate: 0 });
  const loaded = control("https://dashboard.example/1");
  window.__playhead?.ready(loaded);
  expect(loaded.start).toHaveBeenCalledExactlyOnceWith(true);
  expect(loaded.tell).toHaveBeenCalledExactlyOnceWith(["tag", "vip"]);
  expect(await answer.mock.calls[0]?.[0]).toBeNull();
});

test("a call that no release knows, or that throws, harms nothing", () => {
  Reflect.set(window, "playhead", {
    q: [
      ["fly", []],
      ["on", []],
      ["start", []],
    ],
  });
  load({ ...config, samplingRate: 0 });
  expect(tags()).toHaveLength(1);
});

test("stop() before the recorder is there means that it does not begin, until start()", () => {
  load(config);
  window.playhead?.stop();
  const loaded = control();
  window.__playhead?.ready(loaded);
  expect(loaded.start).not.toHaveBeenCalled();
  window.playhead?.start();
  expect(loaded.start).toHaveBeenCalledExactlyOnceWith(true);
});

test("when the recorder's file cannot be had, who waits is answered, and start() tries again", async () => {
  load(config);
  const url = window.playhead?.sessionUrl();
  tags()[0]?.dispatchEvent(new Event("error"));
  expect(await url).toBeNull();
  window.playhead?.start();
  expect(tags()).toHaveLength(2);
});

test("a handler hears what it asked for until it is taken back, and one that throws disturbs no other", () => {
  load(config);
  const [invited, heard] = [vi.fn(), vi.fn()];
  window.playhead?.on("frustration", () => {
    throw new Error("the page's own");
  });
  window.playhead?.on("invite", invited);
  const unsubscribe = window.playhead?.on("invite", heard);
  window.__playhead?.moment?.("invite", { text: "Hello" });
  unsubscribe?.();
  window.__playhead?.moment?.("invite", { text: "Again" });
  expect(invited.mock.calls).toEqual([[{ text: "Hello" }], [{ text: "Again" }]]);
  expect(heard).toHaveBeenCalledExactlyOnceWith({ text: "Hello" });
});

test("where consent is needed nothing is stored or fetched before it, and it is remembered", () => {
  load({ ...config, consentRequired: true });
  window.playhead?.start();
  expect([tags().length, localStorage.length]).toEqual([0, 0]);
  window.playhead?.consent(true);
  expect(tags()).toHaveLength(1);
  forgetPage();
  load({ ...config, consentRequired: true });
  expect(tags()).toHaveLength(2);
});

test("a refusal is remembered, and withdraws what there was", () => {
  load(config);
  const loaded = control();
  window.__playhead?.ready(loaded);
  window.playhead?.consent(false);
  expect(loaded.withdraw).toHaveBeenCalledOnce();
  forgetPage();
  load(config);
  expect(tags()).toHaveLength(1);
});

test("Do Not Track holds where the website wants it to", () => {
  Object.defineProperty(navigator, "doNotTrack", { value: "1", configurable: true });
  load({ ...config, respectDnt: true });
  expect(tags()).toHaveLength(0);
  forgetPage();
  load(config);
  expect(tags()).toHaveLength(1);
  Reflect.deleteProperty(navigator, "doNotTrack");
});

test("trigger smart fetches the recorder, which then waits; inspect() fetches it whatever the config", () => {
  load({ ...config, trigger: "smart", samplingRate: 0 });
  expect(tags()).toHaveLength(1);
  forgetPage();
  load({ ...config, enabled: false });
  expect(tags()).toHaveLength(1);
  window.playhead?.inspect();
  const loaded = control();
  window.__playhead?.ready(loaded);
  expect(loaded.inspect).toHaveBeenCalledOnce();
  expect(loaded.start).not.toHaveBeenCalled();
});
