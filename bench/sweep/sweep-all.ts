import { demo } from "../../scripts/demo.ts";
import { type Counts, noCounts } from "../cost/counts.ts";
import type { Edge } from "../edge/start-edge.ts";
import { dayMs, fillSessions } from "../list/fill.ts";
import type { SweepAnswer, SweepOrder } from "./sweep-orders.ts";

export interface Swept {
  sessions: number;
  seconds: number;
  cpuMs: number;
  runs: number;
  /** Of all runs together. */
  counts: Counts;
}

/** Longer than any plan ago. */
const expiredSinceDays = 190;
const prefixesPerOrder = 500;
const ordersAtOnce = 2;
const progressEveryMs = 20_000;

async function obey({ origin }: Edge, order: SweepOrder): Promise<SweepAnswer> {
  const response = await fetch(origin, { method: "POST", body: JSON.stringify(order) });
  if (!response.ok) throw new Error(`${order.kind} answered ${response.status}: ${await response.text()}`);
  const answer: SweepAnswer = await response.json();
  return answer;
}

/** Says how far it is, at most every `progressEveryMs`. */
function makeProgress(what: string, all: number): (done: number) => void {
  let saidAtMs = performance.now();
  return (done) => {
    if (performance.now() - saidAtMs < progressEveryMs) return;
    saidAtMs = performance.now();
    console.error(`${what}: ${done.toLocaleString("en")} of ${all.toLocaleString("en")}`);
  };
}

/** Expired sessions, each with its row, a segment and a timeline; their objects are empty. */
async function fill(edge: Edge, sessions: number, nowMs: number): Promise<void> {
  const catalog = await edge.miniflare.getD1Database("CATALOG_0");
  const endMs = nowMs - expiredSinceDays * dayMs;
  await fillSessions(catalog, { websiteId: demo.websiteId, sessions, days: 10, endMs, active: 0 });
  const { results } = await catalog.prepare("SELECT session_id FROM sessions").all<{ session_id: string }>();
  const say = makeProgress("filled", sessions);
  const left = results.map(({ session_id }) => `s/${demo.websiteId}/${session_id}/`);
  const putAll = async (): Promise<void> => {
    while (left.length > 0) {
      await obey(edge, { kind: "fill", prefixes: left.splice(0, prefixesPerOrder) });
      say(sessions - left.length);
    }
  };
  await Promise.all(Array.from({ length: ordersAtOnce }, putAll));
}

/** Fills one side and runs its cron until no session is left; then nothing may be left in the archive. */
export async function sweepAll(edge: Edge, sessions: number): Promise<Swept> {
  const nowMs = Date.now();
  await fill(edge, sessions, nowMs);
  const catalog = await edge.miniflare.getD1Database("CATALOG_0");
  const countLeft = async () =>
    (await catalog.prepare("SELECT count(*) AS rows FROM sessions").first<number>("rows")) ?? 0;
  const say = makeProgress("swept", sessions);
  let counts = noCounts();
  let [left, runs] = [sessions, 0];
  let [seconds, cpuMs] = [0, 0];
  while (left > 0) {
    if (runs > sessions) throw new Error("the sweep does not end");
    const [startMs, startCpuMs] = [performance.now(), edge.cpuMs()];
    ({ counts } = await obey(edge, { kind: "run", atMs: nowMs }));
    seconds += (performance.now() - startMs) / 1_000;
    cpuMs += edge.cpuMs() - startCpuMs;
    runs += 1;
    left = await countLeft();
    say(sessions - left);
  }
  const archive = await edge.miniflare.getR2Bucket("ARCHIVE");
  const { objects } = await archive.list({ prefix: "s/" });
  if (objects.length > 0) throw new Error("something is left in the archive");
  return { sessions, seconds, cpuMs, runs, counts };
}
