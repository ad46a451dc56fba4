import { describe, expect, it } from "vitest";
import { signalTab } from "../testing/signals-of.ts";
import { emptyTimeline, type Timeline, type TimelineSignal } from "../timeline.ts";
import { shownByAnswers, shownByFlags, visitorBit } from "./habits.ts";

const tabId = signalTab;
const viewport = { width: 1, height: 1 };
const url = "https://shop.example/orders/7";
const page = { tabId, at: 0, url, title: "", referrer: "", via: "load", viewport } as const;
const dead: TimelineSignal = {
  ...{ id: "sig_1", kind: "deadClick", tabId, at: 10_000, severity: "mild", url, evidence: "" },
  element: { selector: "a.pdf", text: "Invoice", nodeId: 3 },
};
const place = "deadClick /orders/* a.pdf";

/** A tab whose clock is a minute behind. */
const timeline = (given: Partial<Timeline>): Timeline => ({
  ...emptyTimeline(),
  tabs: [{ tabId, clockOffsetMs: 60_000, firstAt: 0, lastAt: 90_000 }],
  pages: [page],
  ...given,
});
const later = (ms: number): Partial<Timeline> => ({ activity: [[60_000 + 10_000 + ms, 4]] });

describe("what a session shows of a signal's place", () => {
  it("is happy when the visitor does something half a minute later still", () => {
    expect(shownByFlags(timeline({ signals: [dead], ...later(30_000) }))).toEqual([{ place, what: "happy" }]);
    expect(shownByFlags(timeline({ signals: [dead], ...later(25_000) }))).toEqual([
      { place, what: "unhappy" },
    ]);
  });

  it("is unhappy when the click was tried again and again, or other trouble followed there", () => {
    const again: TimelineSignal = { ...dead, severity: "severe" };
    expect(shownByFlags(timeline({ signals: [again], ...later(60_000) }))).toEqual([
      { place, what: "unhappy" },
    ]);
    const error: TimelineSignal = { ...dead, id: "sig_2", kind: "errorClick" };
    expect(shownByFlags(timeline({ signals: [dead, error], ...later(60_000) }))).toEqual([
      { place, what: "unhappy" },
    ]);
  });

  it("is told once, and unhappy when it was so once", () => {
    const signals = [dead, { ...dead, id: "sig_2", at: 50_000 }];
    expect(shownByFlags(timeline({ signals, ...later(60_000) }))).toEqual([{ place, what: "unhappy" }]);
  });

  it("is nothing for kinds that cannot be meant to be", () => {
    expect(shownByFlags(timeline({ signals: [{ ...dead, kind: "crash" }], ...later(60_000) }))).toEqual([]);
  });
});

describe("what a session shows of clicks that were answered", () => {
  const click = { tabId, at: 5_000, x: 0, y: 0, selector: "a.pdf", text: "Invoice", nodeId: 3 };

  it("is told of known places alone, and not where there was a signal", () => {
    const known = new Set([place]);
    expect(shownByAnswers(timeline({ clicks: [click, click] }), known)).toEqual([
      { place, what: "answered" },
    ]);
    expect(shownByAnswers(timeline({ clicks: [click] }), new Set())).toEqual([]);
    expect(shownByAnswers(timeline({ clicks: [click], signals: [dead] }), known)).toEqual([]);
  });
});

it("a visitor has one of 32 bits, always the same", () => {
  const bits = new Set(Array.from({ length: 400 }, (_, n) => visitorBit(`vis_${n}`)));
  expect(bits.size).toBe(32);
  expect(visitorBit("vis_1")).toBe(visitorBit("vis_1"));
});
