import { buildProduct } from "./edge/build-product.ts";
import { openClient } from "./edge/client.ts";
import { prepareProduct, productOptions, publicHost } from "./edge/product.ts";
import { moduleText, startEdge } from "./edge/start-edge.ts";
import { eachOnce, postRound, postSheets, type Round } from "./ingest/post-round.ts";
import { recordVisit } from "./visit/record-visit.ts";

/**
 * CPU and requests a second of ingest: the chunks of a real visit, to the product and to a Worker and object that only
 * store the same bytes. Both sides take turns, round by round, so that whatever else the machine does falls on both.
 */
const ports = { shop: 8941, ours: 8942, bytes: 8943 };
const rounds = 15;
const load = { sessions: 24, atOnce: 8 };

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

const visit = await recordVisit(ports.shop, null);
const chunks = eachOnce(visit.posted.filter((posted) => posted.kind === "chunk"));
const sheets = visit.posted.filter((posted) => posted.kind === "sheet");
const ours = await startEdge(
  { modules: { "index.js": await buildProduct() }, options: productOptions() },
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
  const pairs: [Round, Round][] = [];
  for (let round = -1; round < rounds; round++) {
    const [toOurs, toBytes] = clients;
    if (!toOurs || !toBytes) break;
    const pair: [Round, Round] = [
      await postRound(ours, toOurs, chunks, load),
      await postRound(bytes, toBytes, chunks, load),
    ];
    // The first warms both up.
    if (round >= 0) pairs.push(pair);
  }
  for (const client of clients) client.close();
  const row = (name: string, of: (pair: [Round, Round]) => Round, base: (pair: [Round, Round]) => Round) => {
    const cpuMs = median(pairs.map((pair) => of(pair).cpuMsPerChunk));
    const cpuRatio = median(pairs.map((pair) => of(pair).cpuMsPerChunk / base(pair).cpuMsPerChunk));
    const perSecond = median(pairs.map((pair) => of(pair).chunksPerSecond));
    return `| ${name} | ${cpuMs.toFixed(2)} | ${cpuRatio.toFixed(2)} | ${perSecond.toFixed(0)} |`;
  };
  const frameBytes = chunks.reduce((sum, { frame }) => sum + frame.length, 0) / chunks.length;
  console.log(
    [
      `${chunks.length} chunks a session, ${frameBytes.toFixed(0)} bytes on average; medians of ${rounds} rounds`,
      "",
      "| ingest | CPU a chunk, ms | × only storing | chunks a second |",
      "|---|--:|--:|--:|",
      row(
        "an object that only stores the bytes",
        ([, b]) => b,
        ([, b]) => b,
      ),
      row(
        "Playhead",
        ([a]) => a,
        ([, b]) => b,
      ),
    ].join("\n"),
  );
} finally {
  await ours.stop();
  await bytes.stop();
}
