import { encodeFrame, readFrame } from "../protocol/frame.ts";
import { buildProduct } from "./edge/build-product.ts";
import { openClient } from "./edge/client.ts";
import { optionsWithoutFiles, prepareProduct, publicHost } from "./edge/product.ts";
import { moduleText, startEdge } from "./edge/start-edge.ts";
import { type Burst, eachOnce, postRound, postSheets, type Round } from "./ingest/post-round.ts";
import { recordVisit } from "./visit/record-visit.ts";
import type { PostedChunk } from "./visit/recorder-sink.ts";

/**
 * CPU and requests a second of ingest: the chunks of a real visit, to the product and to a Worker and object that only
 * store the same bytes. Both sides take turns, round by round, so that whatever else the machine does falls on both.
 */
const ports = { shop: 8941, ours: 8942, bytes: 8943 };
const measuredRounds = 15;
const load = { sessions: 24, atOnce: 8 };

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Of a visit in which nothing went wrong: its recorder does not ask for what the object finds. */
function calm(chunk: PostedChunk): PostedChunk {
  const read = readFrame(chunk.frame);
  return read.ok
    ? { ...chunk, frame: encodeFrame({ ...read.header, asksSignals: undefined }, read.body) }
    : chunk;
}

const visit = await recordVisit(ports.shop, null);
const chunks = eachOnce(visit.posted.filter((posted) => posted.kind === "chunk"));
const sheets = visit.posted.filter((posted) => posted.kind === "sheet");
const ours = await startEdge(
  { modules: { "index.js": await buildProduct() }, options: optionsWithoutFiles() },
  ports.ours,
);
const bytes = await startEdge(
  {
    modules: { "index.js": await moduleText(new URL("./ingest/keep-bytes.ts", import.meta.url)) },
    options: {
      compatibilityDate: "2026-10-01",
      durableObjects: { SESSION: { className: "BytesObject", useSQLite: true } },
    },
  },
  ports.bytes,
);
try {
  await prepareProduct(ours);
  const clients = [ours, bytes].map((edge) => openClient(edge.origin, publicHost, load.atOnce));
  if (clients[0]) await postSheets(clients[0], sheets);
  const rounds: { ours: Round; struggling: Round; bytes: Round }[] = [];
  for (let round = -1; round < measuredRounds; round++) {
    const [toOurs, toBytes] = clients;
    if (!toOurs || !toBytes) break;
    const both = {
      ours: await postRound(ours, toOurs, chunks.map(calm), load),
      struggling: await postRound(ours, toOurs, chunks, load),
      bytes: await postRound(bytes, toBytes, chunks, load),
    };
    // The first warms both up.
    if (round >= 0) rounds.push(both);
  }
  for (const client of clients) client.close();
  const row = (what: string, name: "first" | "further", side: "ours" | "struggling" = "ours"): string => {
    const of = (value: (both: { ours: Burst; bytes: Burst }) => number, digits: number): string =>
      median(rounds.map((round) => value({ ours: round[side][name], bytes: round.bytes[name] }))).toFixed(
        digits,
      );
    return [
      `| ${what}`,
      of((both) => both.bytes.cpuMsPerChunk, 2),
      of((both) => both.ours.cpuMsPerChunk, 2),
      of((both) => both.ours.cpuMsPerChunk / both.bytes.cpuMsPerChunk, 2),
      of((both) => both.bytes.chunksPerSecond, 0),
      `${of((both) => both.ours.chunksPerSecond, 0)} |`,
    ].join(" | ");
  };
  const frameBytes = chunks.reduce((sum, { frame }) => sum + frame.length, 0) / chunks.length;
  console.log(
    [
      `${chunks.length} chunks a session, ${frameBytes.toFixed(0)} bytes on average; medians of ${measuredRounds} rounds`,
      "",
      "| chunks | CPU only storing, ms | CPU Playhead, ms | × | a second only storing | a second Playhead |",
      "|---|--:|--:|--:|--:|--:|",
      row("of a session that is open", "further"),
      row("the same, of a visitor who has struggled", "further", "struggling"),
      row("that open a session", "first"),
    ].join("\n"),
  );
} finally {
  await ours.stop();
  await bytes.stop();
}
