import { describe, expect, it } from "vitest";
import { readCustom } from "./custom-events.ts";
import { eventType, type PlayheadEvents } from "./events.ts";

const whole: PlayheadEvents = {
  "ph.page": {
    url: "https://shop.example/",
    title: "Shop",
    referrer: "https://example.com/",
    via: "route",
    viewport: { width: 800, height: 600 },
    navigation: "reload",
    action: "push",
  },
  "ph.depth": { percent: 80, px: 4_321 },
  "ph.own-scroll": { y: 1_200 },
  "ph.degraded": { step: 2, reason: "mutations" },
  "ph.viewport": { scale: 2.25, x: 10, y: 20 },
  "ph.visibility": { state: "hidden" },
  "ph.vanished": { eventCount: 3, foundAfterMs: 9_000 },
  "ph.load": { ttfbMs: 80, interactiveMs: 300, loadMs: 900 },
  "ph.long-task": { durationMs: 220 },
  "ph.vital": { name: "CLS", value: 0.123, rating: "poor" },
  "ph.device": {
    pixelRatio: 1.5,
    touchPoints: 5,
    language: "de",
    timezone: "Europe/Berlin",
    screen: { width: 1920, height: 1080 },
    connection: "4g",
    release: "1.2.3",
  },
  "ph.fact": { kind: "download", url: "https://shop.example/a.pdf" },
  "ph.dropped": { tag: "ph.console", count: 900 },
  "ph.click": {
    x: 1,
    y: 2,
    selector: "#buy",
    text: "Buy",
    nodeId: 7,
    pointer: "touch",
    claim: "control",
    isDisabled: true,
  },
  "ph.click-outcome": {
    clickAt: 1_000,
    nodeId: 7,
    claim: "link",
    isDisabled: true,
    kinds: ["request", "dom"],
    firstMs: 3,
    visibleMs: null,
    watchedMs: 3_000,
    ended: "waited",
    ambientCount: 4,
  },
  "ph.field": {
    nodeId: 3,
    selector: "#mail",
    label: "E-mail",
    type: "email",
    formNodeId: 2,
    focusCount: 2,
    focusMs: 4_000,
    inputCount: 20,
    correctionCount: 3,
    isFilled: true,
    isInvalid: true,
  },
  "ph.form": {
    nodeId: 2,
    selector: "form",
    action: "failed",
    reason: "marked",
    touchedCount: 2,
    invalidCount: 1,
    durationMs: 9_000,
    lastField: "#mail",
  },
  "ph.error": {
    kind: "rejection",
    message: "no",
    stack: "at a",
    source: "a.js",
    line: 1,
    column: 2,
    cause: "no net",
    isForeign: true,
    count: 12,
  },
  "ph.resource-error": {
    tagName: "img",
    url: "https://shop.example/a.png",
    nodeId: 4,
    selector: "img",
    status: 404,
  },
  "ph.console": { level: "warn", args: ["a", "{b: 1}"], stack: "at b" },
  "ph.request": {
    kind: "xhr",
    method: "POST",
    url: "https://shop.example/pay",
    status: 500,
    outcome: "failed",
    durationMs: 800,
    bytes: null,
  },
  "ph.identify": { id: "42", name: "Ada", email: "ada@shop.example", url: "https://crm.example/42" },
  "ph.conversation": { id: "c1", url: "https://chat.example/c1" },
  "ph.track": { name: "bought", properties: { total: 5, isGift: true, plan: "pro" } },
  "ph.prompt": { text: "Where is my order?" },
  "ph.tag": { name: "vip" },
  "ph.variant": { name: "checkout", value: "b" },
  "ph.release": { version: "1.2.3" },
  "ph.trigger": { reason: "rageClick" },
};

const eventOf = (tag: string, payload: unknown) => ({
  type: eventType.custom,
  data: { tag, payload },
  timestamp: 1,
});

describe("reading a custom event", () => {
  it.each(Object.entries(whole))("gives %s as it was written", (tag, payload) => {
    expect(readCustom(eventOf(tag, payload))).toEqual({ tag, payload });
  });

  it.each(Object.keys(whole))("gives %s of wrong fields as a neutral one, and again the same", (tag) => {
    const forged = Object.fromEntries(
      Object.entries(Object.entries(whole).find(([name]) => name === tag)?.[1] ?? {}).map(
        ([name, value], n) => [
          name,
          typeof value === "string" ? { toString: null } : ["no", Number.NaN, [{}], null][n % 4],
        ],
      ),
    );
    const neutral = readCustom(eventOf(tag, forged));
    expect(neutral).not.toBeNull();
    expect(JSON.stringify(neutral)).not.toMatch(/no"|toString/);
    expect(readCustom(eventOf(tag, neutral?.payload))).toEqual(neutral);
  });

  it.each(["ph.unknown", "__proto__", "constructor", "toString", 7])("passes over the tag %s", (tag) => {
    expect(readCustom({ type: eventType.custom, data: { tag, payload: {} }, timestamp: 1 })).toBeNull();
  });

  it("keeps texts and lists within their bounds", () => {
    const long = readCustom(
      eventOf("ph.console", { args: Array.from({ length: 99 }, () => "x".repeat(9_999)) }),
    );
    const args = long !== null && "args" in long.payload ? long.payload.args : [];
    expect(args).toEqual(Array.from({ length: 10 }, () => "x".repeat(4_096)));
  });
});
