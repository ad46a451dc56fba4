import { randomBytes } from "node:crypto";
import { dollarsPerMillion, objectGb } from "../protocol/cost/prices.ts";
import { makeSessionId, makeTabId, makeVisitorId, randomText } from "../protocol/ids.ts";
import { demo } from "../scripts/demo.ts";
import { type Counts, difference } from "./cost/counts.ts";
import { withObservedProduct } from "./cost/observe.ts";
import type { Order, Seen } from "./cost/orders.ts";
import type { Client } from "./edge/client.ts";
import type { Edge } from "./edge/start-edge.ts";

/**
 * What it costs to know who is on a website: the words of pages, counted at the bindings, on a website on which hardly
 * anybody is and on one on which somebody always says something.
 */
const port = 8951;
const pagesAVisit = 3;
const pageMs = 100_000;
/** From one page to the next. */
const betweenMs = 800;
const [quietVisits, busyVisitors, busyWords, busyEveryMs] = [20, 25, 1_200, 500];
/** An object's time for a request, s, as in the measurement of cost. */
const requestSeconds = 0.01;
const cpuMs = 0.3;

const letters = (length: number): string => randomText(randomBytes(length));

interface Said {
  counts: Counts;
  words: number;
}

async function measure(edge: Edge, client: Client): Promise<{ quiet: Said; busy: Said }> {
  let nowMs = Date.now();
  const order = async (what: Order): Promise<Seen> =>
    JSON.parse((await client.send("POST", "/observer", Buffer.from(JSON.stringify(what)))).body);
  const wait = async (ms: number): Promise<void> => {
    nowMs += ms;
    while ((await order({ kind: "alarm", untilMs: nowMs })).fired);
    await order({ kind: "clock", nowMs });
  };
  const visitor = () => ({
    visitorId: makeVisitorId(letters(16)),
    sessionId: makeSessionId(demo.websiteTag, nowMs, letters(16)),
  });
  const say = async (said: "here" | "gone", who: ReturnType<typeof visitor>, pageId: string) => {
    const word = { ...who, said, pageId, state: "recorded", url: "http://localhost/product/harbor-lantern" };
    const { status } = await client.send(
      "POST",
      `/v1/presence/${demo.siteKey}`,
      Buffer.from(JSON.stringify(word)),
    );
    if (status !== 200) throw new Error(`A word answered ${status}.`);
  };
  const counted = async (words: number, run: () => Promise<void>): Promise<Said> => {
    const before = (await order({ kind: "look" })).counts;
    await run();
    await wait(pageMs);
    return { counts: difference(before, (await order({ kind: "look" })).counts), words };
  };
  await order({ kind: "clock", nowMs });
  await say("here", visitor(), makeTabId(letters(12)));

  const quiet = await counted(quietVisits * pagesAVisit * 2, async () => {
    for (let visit = 0; visit < quietVisits; visit++) {
      const who = visitor();
      for (let page = 0; page < pagesAVisit; page++) {
        const pageId = makeTabId(letters(12));
        await wait(betweenMs);
        await say("here", who, pageId);
        await wait(pageMs);
        // An idle object has long left memory.
        await edge.miniflare.unsafeEvictDurableObject("worker", "PresenceObject", { name: demo.websiteId });
        await say("gone", who, pageId);
      }
    }
  });
  const people = Array.from({ length: busyVisitors }, visitor);
  const pages = new Map<object, string>();
  const busy = await counted(busyWords, async () => {
    for (let word = 0; word < busyWords; word++) {
      await wait(busyEveryMs);
      const who = people[word % busyVisitors] ?? visitor();
      const pageId = pages.get(who);
      if (pageId === undefined) pages.set(who, makeTabId(letters(12)));
      else pages.delete(who);
      await say(pageId === undefined ? "here" : "gone", who, pageId ?? pages.get(who) ?? "");
    }
  });
  return { quiet, busy };
}

/** Of a million words. */
function dollars({ counts, words }: Said): { rows: number; all: number } {
  const rows = (counts.objectRowsWritten / words) * dollarsPerMillion.rowsWritten;
  const object =
    dollarsPerMillion.objectRequests + requestSeconds * objectGb * dollarsPerMillion.objectGbSeconds;
  const calls = (counts.objectRequests / words) * object;
  return {
    rows,
    all: rows + calls + dollarsPerMillion.workerRequests + cpuMs * dollarsPerMillion.workerCpuMs,
  };
}

const said = await withObservedProduct(port, measure);
const number = (value: number): string => value.toFixed(2);
console.log(
  [
    "| website | words | rows written a word | dollars a million words | of it rows |",
    "|---|--:|--:|--:|--:|",
    ...Object.entries(said).map(([name, one]) => {
      const { rows, all } = dollars(one);
      const rowsAWord = one.counts.objectRowsWritten / one.words;
      return `| ${name} | ${one.words} | ${number(rowsAWord)} | ${number(all)} | ${number(rows)} |`;
    }),
  ].join("\n"),
);
