import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { TabId } from "../../protocol/ids.ts";
import { struggleGlowMs } from "../../protocol/limits.ts";
import type { Signal } from "../../protocol/signals/signal.ts";
import { emptySummary } from "../../protocol/summary.ts";
import { clickAt, outcomeOf, signalStartMs } from "../../protocol/testing/signals-of.ts";
import { freshTabId } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { whoIsOn } from "../testing/presence.ts";
import { seedWebsite } from "../testing/seed-website.ts";
import { freshVisitor, liveSession } from "../testing/visits.ts";
import { eventually } from "../testing/watch.ts";
import { freshStruggle } from "./tell-presence.ts";

const t = 1_800_000_000_000;
const tabId = freshTabId();

const signal = (given: Partial<Signal>): Signal => ({
  ...{ id: "sig_0123456789abcdef", kind: "deadClick", tabId, severity: "mild" },
  ...{ atMs: t, url: "", evidence: "", element: null },
  ...given,
});

/** Of a tab whose clock is so far behind the server's. */
function struggleOf(signals: Signal[], clockOffsetMs = 0) {
  const tabs: Record<TabId, { firstAt: number; lastAt: number; clockOffsetMs: number; ranges: [] }> = {
    [tabId]: { firstAt: t, lastAt: t, clockOffsetMs, ranges: [] },
  };
  return freshStruggle({ signals, headers: { ...emptySummary(), tabs } }, t + 30_000);
}

describe("what members are told of a visitor's struggle", () => {
  it("is the newest sign of the last minute, at the server's time", () => {
    const signs = [signal({ atMs: t }), signal({ kind: "rageClick", atMs: t + 5_000 })];
    expect(struggleOf(signs)).toEqual({ kind: "rageClick", atMs: t + 5_000 });
    expect(struggleOf(signs, 7_000)).toEqual({ kind: "rageClick", atMs: t + 12_000 });
    expect(struggleOf([signal({ atMs: t + 30_000 - struggleGlowMs })])).toBeNull();
  });

  it("is never ahead of the server, nor a click on plain content, nor what the website mutes", () => {
    expect(struggleOf([signal({})], 99_000)).toEqual({ kind: "deadClick", atMs: t + 30_000 });
    expect(struggleOf([signal({ kind: "plainClick" }), signal({ muted: "member" })])).toBeNull();
  });

  it("reaches them with the chunk that shows it, where its page asks the server to look", async () => {
    const website = await seedWebsite(env);
    const visitor = freshVisitor();
    const address = await liveSession(website, visitor);
    await eventually(async () => (await whoIsOn(website)).length).toBe(1);
    const startMs = Date.now() - 10_000;
    const moved = [0, 2_000, 4_000]
      .flatMap((at) => [clickAt(at), outcomeOf(at)])
      .map((event) => ({
        ...event,
        timestamp: event.timestamp - signalStartMs + startMs,
        data: JSON.parse(
          JSON.stringify(event.data).replace(
            /"clickAt":(\d+)/,
            (_, at: string) => `"clickAt":${Number(at) - signalStartMs + startMs}`,
          ),
        ),
      }));
    const posted = await postEvents(website, { ...address, seq: 2 }, moved, {
      asksSignals: true,
      cutAtMs: Date.now(),
    });
    expect(posted.status).toBe(200);
    await eventually(async () => (await whoIsOn(website))[0]?.struggle?.kind).toBe("deadClick");
  });
});
