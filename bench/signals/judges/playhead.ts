import type { Page } from "playwright-core";
import { readCustom } from "../../../protocol/custom-events.ts";
import type { ReplayEvent } from "../../../protocol/events.ts";
import type { Timeline } from "../../../protocol/timeline.ts";
import { demo } from "../../../scripts/demo.ts";
import { type LocalPlayhead, startPlayhead } from "../../../scripts/local-playhead.ts";
import type { Judge, OpenJudge, Verdict, Visit } from "./judge.ts";

/** A click's answer is waited for 3 s. */
const restMs = 3_300;
const hourMs = 3_600_000;
/** A run of the cron settles a page of the silent sessions; more of them than any corpus has. */
const maxRuns = 40;

interface Told {
  session: { status: string };
  timeline: Timeline;
}

/** Our recorder as built, before the product as it starts locally: the session's object judges, and the seal is what counts. */
export const playhead: Judge = {
  label: "Playhead",
  kinds: null,
  async open() {
    const product = await startPlayhead();
    const visited: string[] = [];
    return {
      tag: `<script async src="${product.publicOrigin}/r/${demo.siteKey}.js"></script>`,
      restMs,
      prepare: async () => "",
      async enter(page) {
        const sessionId = await sessionOf(page);
        visited.push(sessionId);
        return visitOf(product, sessionId);
      },
      async settle() {
        const isActive = async (sessionId: string): Promise<boolean> =>
          (await timelineOf(product, sessionId))?.session.status === "active";
        for (let run = 0; run < maxRuns; run++) {
          await product.runCronAt(Date.now() + hourMs);
          const active = await Promise.all(visited.map(isActive));
          if (!active.includes(true)) return;
        }
        throw new Error("the cron does not complete the sessions");
      },
      close: product.stop,
    } satisfies OpenJudge;
  },
};

async function sessionOf(page: Page): Promise<string> {
  const known = await page.waitForFunction(async () => {
    const api: unknown = Reflect.get(window, "playhead");
    if (typeof api !== "object" || api === null) return null;
    const ask: unknown = Reflect.get(api, "sessionUrl");
    const url: unknown = typeof ask === "function" ? await ask.call(api) : null;
    return typeof url === "string" ? url : null;
  });
  return (await known.jsonValue())?.split("/").at(-1) ?? "";
}

const visitOf = (product: LocalPlayhead, sessionId: string): Visit => ({
  async leave(page) {
    await page.close();
  },
  async verdicts() {
    const told = await timelineOf(product, sessionId);
    return (told?.timeline.signals ?? []).map(
      ({ kind, element, evidence }): Verdict => ({ kind, selector: element?.selector ?? "", evidence }),
    );
  },
  async tell() {
    const answer = await product.api(`/api/replay/${sessionId}`);
    if (!answer.ok) return `no session ${sessionId}: ${answer.status}`;
    const { tabs } = (await answer.json()) as { tabs: { events: ReplayEvent[] }[] };
    const events = tabs.flatMap((tab) => tab.events);
    const firstMs = events[0]?.timestamp ?? 0;
    return events
      .flatMap((event) => {
        const custom = readCustom(event);
        return custom ? `${event.timestamp - firstMs} ${custom.tag} ${JSON.stringify(custom.payload)}` : [];
      })
      .join("\n");
  },
});

/** Null: nothing of it was stored, as when nobody touched the page. */
async function timelineOf(product: LocalPlayhead, sessionId: string): Promise<Told | null> {
  const answer = await product.api(`/api/replay/${sessionId}/timeline`);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`the timeline of ${sessionId}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Told;
}
