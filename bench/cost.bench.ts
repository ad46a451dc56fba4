import { type Line, totalOf } from "../protocol/cost/bill.ts";
import { dollarsPerMillion } from "../protocol/cost/prices.ts";
import { demo } from "../scripts/demo.ts";
import { billOfMillion, billOfObjectPerChunk } from "./cost/bill.ts";
import { type Life, liveThrough } from "./cost/live-through.ts";
import { withObservedProduct } from "./cost/observe.ts";
import { logsEveryCall } from "./edge/product.ts";
import { recordVisit } from "./visit/record-visit.ts";

/**
 * What a million five-minute sessions cost at Cloudflare's list prices, from operations counted at the product's
 * bindings: the chunks of a real visit at their times, cut every ten seconds and as the recorder cuts them, up to the deletion.
 */
const ports = { shop: 8944, edge: 8945 };
const sessions = 25;
/** At a sampling rate of 2 % so many pages load the loader for one page that is recorded. */
const loadsPerSession = 50;
const loadsMeasured = 200;

/** @param flushMs null: the recorder's own pace */
async function lifeOf(flushMs: number | null): Promise<Life> {
  const visit = await recordVisit(ports.shop, flushMs);
  const live = (evicts: boolean) =>
    withObservedProduct(ports.edge, (edge, client) => liveThrough(edge, client, visit, { sessions, evicts }));
  const counted = await live(true);
  return { ...counted, cpuMs: (await live(false)).cpuMs };
}

/** CPU of one load of the loader, ms, from the edge's cache and without it. */
async function loaderCpuMs(): Promise<{ cached: number; uncached: number }> {
  return await withObservedProduct(ports.edge, async (edge, client) => {
    const load = async (isCached: boolean): Promise<number> => {
      const beforeMs = edge.cpuMs();
      for (let i = 0; i < loadsMeasured; i++) {
        if (!isCached) await edge.miniflare.purgeCache();
        await client.send("GET", `/r/${demo.siteKey}.js`);
      }
      return (edge.cpuMs() - beforeMs) / loadsMeasured;
    };
    return { uncached: await load(false), cached: await load(true) };
  });
}

const lives = [await lifeOf(10_000), await lifeOf(null)];
const loader = await loaderCpuMs();
const bills = lives.map(billOfMillion);
const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : Number(value.toPrecision(3)).toString();
const cells = (lines: readonly (Line | undefined)[]): string =>
  lines.map((line) => `${number(line?.amount ?? 0)} | ${(line?.dollars ?? 0).toFixed(2)}`).join(" | ");
const totals = (name: string, values: readonly number[]): string =>
  `| **${name}** | ${values.map((dollars) => `| **${dollars.toFixed(2)}**`).join(" | ")} |`;
const loads = (name: string, cpuMs: number): string => {
  const dollars =
    loadsPerSession * (dollarsPerMillion.workerRequests + cpuMs * dollarsPerMillion.workerCpuMs);
  const line = { what: name, amount: loadsPerSession, dollars };
  return `| ${name} | ${cells(lives.map(() => line))} |`;
};
const logs = lives.map(({ counts }) => {
  const amount = logsEveryCall() ? counts.workerRequests + 1 + counts.objectRequests + loadsPerSession : 0;
  return { what: "logs", amount, dollars: amount * dollarsPerMillion.logEvents };
});
console.log(
  [
    `Chunks a session: ${lives.map(({ chunks }) => chunks).join(" and ")}.`,
    "",
    "| a million sessions | at 10 s | dollars | at the recorder's pace | dollars |",
    "|---|--:|--:|--:|--:|",
    ...(bills[0] ?? []).map(({ what }, i) => `| ${what} | ${cells(bills.map((bill) => bill[i]))} |`),
    totals("Playhead", bills.map(totalOf)),
    totals("one R2 object a chunk", lives.map(billOfObjectPerChunk).map(totalOf)),
    loads("loader: page loads, cached at the edge", loader.cached),
    loads("loader: page loads, not cached", loader.uncached),
    `| Workers Logs: events | ${cells(logs)} |`,
    "",
    `A run of the cron that finds nothing to do reads ${lives[0]?.cronRun.d1RowsRead ?? 0} rows of D1.`,
  ].join("\n"),
);
