import { afterEach, expect, test, vi } from "vitest";
import { eventType, incrementalSource, type ReplayEvent } from "../../protocol/events.ts";
import { isJsonObject, type JsonObject } from "../../protocol/json-object.ts";
import { html, make, one } from "../testing/mirror/build-page.ts";
import { plainPrivacy } from "../testing/mirror/plain-privacy.ts";
import { settle } from "../testing/mirror/record-page.ts";
import { shownWithoutIds } from "../testing/mirror/tell-own.ts";
import { createBehindSnapshot } from "./behind-snapshot.ts";
import { createPageCapture } from "./page-capture.ts";

afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = "";
});

function capturePage() {
  const events: ReplayEvent[] = [];
  const emit = (event: ReplayEvent): void => {
    events.push(JSON.parse(JSON.stringify(event)));
  };
  const behind = createBehindSnapshot(emit);
  const capture = createPageCapture({ emit, behind, privacy: plainPrivacy, onRoot() {} });
  capture.takeSnapshot();
  return { events, capture, behind };
}

const dataOf = ({ data }: ReplayEvent): JsonObject => (isJsonObject(data) ? data : {});
const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
const isMutation = (event: ReplayEvent): boolean => dataOf(event).source === incrementalSource.mutation;

test("a small page is told at once, by one full snapshot", () => {
  html("<p>one</p>");
  const { events, capture } = capturePage();
  capture.stop();
  expect(events.map(({ type }) => type).slice(0, 2)).toEqual([eventType.meta, eventType.fullSnapshot]);
  expect(events.filter(isMutation)).toEqual([]);
});

test("a large page is told in parts of the snapshot's time, and what happens meanwhile comes behind them", async () => {
  html("<p>text <b>bold</b></p>".repeat(5_000));
  const { events, capture, behind } = capturePage();
  behind.emit({ type: eventType.custom, data: { tag: "meanwhile" }, timestamp: Date.now() });
  expect(capture.ids.idOf(document.body.lastElementChild ?? document)).toBeNull();
  while (capture.ids.idOf(document.body.lastElementChild ?? document) === null) await settle(20);
  capture.stop();
  const types = events.map(({ type }) => type);
  const at = types.indexOf(eventType.fullSnapshot);
  const parts = events.slice(at + 1, types.indexOf(eventType.custom));
  expect(parts.length).toBeGreaterThan(5);
  for (const part of parts) {
    expect(part.timestamp).toBe(events[at]?.timestamp);
    expect(lengthOf(dataOf(part).adds)).toBeLessThanOrEqual(3_000);
  }
});

test("a page that hides while it is told is told to its end at once", () => {
  html("<p>text <b>bold</b></p>".repeat(5_000));
  const { events, capture } = capturePage();
  document.body.append(make("i", "late", { id: "late" }));
  capture.finish();
  capture.stop();
  expect(capture.ids.idOf(one("#late"))).not.toBeNull();
  const told = events.filter(isMutation).reduce((sum, event) => sum + lengthOf(dataOf(event).adds), 0);
  expect(told).toBeGreaterThan(10_000);
});

test("a large linked sheet comes behind the page by itself, and the player shows its rules", async () => {
  const css = Array.from({ length: 400 }, (_, n) => `.rule-${n} { top: ${n}px }`).join("\n");
  const link = make("link", "", {
    rel: "stylesheet",
    href: URL.createObjectURL(new Blob([css], { type: "text/css" })),
  });
  html("<p>one</p>");
  const isLoaded = new Promise((resolve) => link.addEventListener("load", resolve));
  document.body.append(link);
  await isLoaded;
  const { events, capture } = capturePage();
  expect(JSON.stringify(events)).not.toContain(".rule-7");
  capture.finish();
  capture.stop();
  expect(JSON.stringify(events.at(-1))).toContain("_cssText");
  document.body.innerHTML = "";
  expect(JSON.stringify(await shownWithoutIds(events))).toContain(".rule-399 { top: 399px; }");
});

test("an element that becomes private is taken away with what is in it, and one that was is shown again", () => {
  html("<section id=s><p>secret one</p></section>");
  const { events, capture } = capturePage();
  one("#s").className = "rr-block";
  one("p").append("secret two");
  capture.finish();
  const hidden = events.at(-1);
  expect(JSON.stringify(hidden)).not.toContain("secret");
  expect(dataOf(hidden ?? { type: 0, data: null, timestamp: 0 })).toMatchObject({
    removes: [{}],
    adds: [{ node: { tagName: "section", attributes: { class: "rr-block" } } }],
  });
  expect(capture.ids.idOf(one("p"))).toBeNull();
  // What is taken into it is not told either.
  one("p").append(make("b", "secret three"));
  capture.finish();
  expect(events.at(-1)).toBe(hidden);
  one("#s").className = "";
  capture.finish();
  capture.stop();
  expect(JSON.stringify(events.at(-1))).toContain("secret three");
});

test("a closed shadow root that is made while we watch is told, and changes in it", () => {
  html("<div id=host></div>");
  const { events, capture } = capturePage();
  const root = one("#host").attachShadow({ mode: "closed" });
  root.append(make("p", "inside"));
  capture.finish();
  expect(JSON.stringify(events.at(-1))).toContain("inside");
  root.append(make("p", "later"));
  capture.finish();
  capture.stop();
  expect(dataOf(events.at(-1) ?? { type: 0, data: null, timestamp: 0 })).toMatchObject({
    adds: [{ node: { isShadow: true } }, { node: { textContent: "later" } }],
  });
});

test("a storm that takes too much of the page's time is told in steps, then skipped, and ends in a new snapshot", () => {
  html("<p id=p>one</p>");
  let clockMs = performance.now();
  // Every look at the clock takes a while, and so does all that is told.
  vi.spyOn(performance, "now").mockImplementation(() => (clockMs += 400));
  const { events, capture } = capturePage();
  const steps = (): unknown[] =>
    events.flatMap(({ data }) =>
      isJsonObject(data) && data.tag === "ph.degraded" && isJsonObject(data.payload)
        ? [data.payload.step]
        : [],
    );
  for (let turn = 0; turn < 100 && !steps().includes(3); turn++) {
    one("#p").append("more");
    capture.flush();
  }
  expect(steps()).toEqual([1, 2, 3]);
  const count = events.length;
  one("#p").append("skipped");
  capture.flush();
  expect(events).toHaveLength(count);
  capture.takeSnapshot();
  capture.finish();
  expect(JSON.stringify(events.slice(count))).toContain("skipped");
  one("#p").append("told again");
  capture.flush();
  capture.stop();
  expect(JSON.stringify(events.slice(count))).toContain("told again");
});

test("a style element with rules by script is told anew when a text makes the browser forget them", async () => {
  html("<style id=s></style><p>one</p>");
  const style = one("#s");
  Reflect.get(style, "sheet").insertRule("p { top: 1px }");
  const { events, capture } = capturePage();
  style.append("p { left: 2px }");
  capture.finish();
  style.firstChild?.replaceWith("p { left: 3px }", "b { left: 4px }");
  capture.finish();
  capture.stop();
  document.body.innerHTML = "";
  const shown = JSON.stringify(await shownWithoutIds(events));
  expect(shown).toContain("p { left: 3px; }");
  expect(shown).toContain("b { left: 4px; }");
  expect(shown).not.toMatch(/top: 1px|left: 2px/);
});

test("a document that gets another root element is told by a new snapshot", () => {
  const { events, capture } = capturePage();
  const old = document.documentElement;
  const root = make("html");
  root.append(make("head"), make("body", "another"));
  old.replaceWith(root);
  capture.finish();
  root.replaceWith(old);
  capture.stop();
  const snapshots = events.filter(({ type }) => type === eventType.fullSnapshot);
  expect(snapshots).toHaveLength(2);
  expect(JSON.stringify(snapshots[1])).toContain("another");
});
