import { describe, expect, it } from "vitest";
import { aTimeline, tabA } from "../replay/a-timeline.ts";
import { chooseTab, sessionClock } from "../replay/session-clock.ts";
import { aSignal } from "./a-signal.ts";
import { filteredMoment } from "./filtered-moment.ts";
import { momentsOf } from "./moments.ts";

const timeline = aTimeline({
  signals: [aSignal({ muted: "member" }), aSignal({ id: "sig_2", at: 80_000 })],
  others: [{ tabId: tabA, at: 50_000, tag: "ph.track", payload: { name: "paid", properties: {} } }],
});
const clock = sessionClock(timeline);
const tab = chooseTab(timeline, tabA);
const moments = tab === null ? [] : momentsOf(timeline, tab, clock);

describe("a session that was found by a filter", () => {
  it("opens a little before what was asked for", () => {
    expect(filteredMoment(moments, { signal: "deadClick" })).toBe(67_000);
    expect(filteredMoment(moments, { errors: true })).toBe(22_000);
    expect(filteredMoment(moments, { event: "paid" })).toBe(37_000);
    expect(filteredMoment(moments, { exitPage: "/pay" })).toBe(47_000);
    expect(filteredMoment(moments, { page: "/:id" })).toBe(0);
  });

  it("opens at its start when nothing of the kind is in this tab", () => {
    expect(filteredMoment(moments, { signal: "rageClick" })).toBeNull();
    expect(filteredMoment(moments, { country: "DE", sort: "errors" })).toBeNull();
  });
});
