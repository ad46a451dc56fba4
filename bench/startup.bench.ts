import { optionsWithoutFiles } from "./edge/product.ts";
import { buildWorker, evaluatedWith, partOf } from "./startup/built-parts.ts";
import { firstAnswer, type Start } from "./startup/first-answers.ts";

/**
 * How large the Worker is, what of it is evaluated when it starts and what a chunk asks for, and how long a fresh workerd takes
 * to its first answer, beside one with an empty Worker. Both sides take turns.
 */
const port = 8946;
const rounds = 15;

const worker = await buildWorker();
const atStart = evaluatedWith(worker, "workers/index.ts");
const ofIngest = new Set([
  ...evaluatedWith(worker, "workers/routes/ingest-app.ts"),
  ...evaluatedWith(worker, "workers/session/session-do.ts"),
]);
const kb = (bytes: number): string => Math.round(bytes / 1_000).toLocaleString("en");
const bytesOf = (paths: Iterable<string>): number =>
  [...paths].reduce((sum, path) => sum + (worker.files.get(path)?.bytes ?? 0), 0);

const parts = new Map<string, string[]>();
for (const path of worker.files.keys()) parts.set(partOf(path), [...(parts.get(partOf(path)) ?? []), path]);
const partLines = [...parts]
  .map(([part, paths]) => ({
    part,
    bytes: bytesOf(paths),
    start: bytesOf(paths.filter((path) => atStart.has(path))),
    ingest: bytesOf(paths.filter((path) => ofIngest.has(path))),
  }))
  .sort((one, other) => other.bytes - one.bytes)
  .filter(({ bytes }) => bytes >= 10_000)
  .map(({ part, bytes, start, ingest }) => `| ${part} | ${kb(bytes)} | ${kb(start)} | ${kb(ingest)} |`);

const empty = `export default { fetch: () => new Response("nothing") };
export { EmptyObject as SessionObject, EmptyObject as WebhookObject, EmptyObject as PresenceObject };
class EmptyObject {}`;
const starts: { ours: Start; empty: Start }[] = [];
for (let round = -1; round < rounds; round++) {
  const options = optionsWithoutFiles();
  const both = {
    ours: await firstAnswer({ modules: { "index.js": worker.code }, options }, port),
    empty: await firstAnswer({ modules: { "index.js": empty }, options }, port),
  };
  // The first warms the disk's cache.
  if (round >= 0) starts.push(both);
}
const median = (values: number[]): string =>
  (values.sort((a, b) => a - b)[values.length >> 1] ?? 0).toFixed(0);
const mean = (values: number[]): string =>
  (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(0);

console.log(
  [
    `Bundle: ${kb(worker.code.length)} KB, ${kb(worker.gzipBytes)} KB after gzip.`,
    "",
    "| KB of the bundle, not compressed | all | evaluated at start | what ingest and its objects import |",
    "|---|--:|--:|--:|",
    ...partLines,
    `| **all** | **${kb(bytesOf(worker.files.keys()))}** | **${kb(bytesOf(atStart))}** | **${kb(bytesOf(ofIngest))}** |`,
    "",
    "| fresh workerd, to the first answer | Playhead | empty Worker | more, median of pairs |",
    "|---|--:|--:|--:|",
    `| ms, median | ${median(starts.map(({ ours }) => ours.wallMs))} | ${median(starts.map((one) => one.empty.wallMs))} | ${median(starts.map((one) => one.ours.wallMs - one.empty.wallMs))} |`,
    `| CPU ms, mean | ${mean(starts.map(({ ours }) => ours.cpuMs))} | ${mean(starts.map((one) => one.empty.cpuMs))} | ${mean(starts.map((one) => one.ours.cpuMs - one.empty.cpuMs))} |`,
  ].join("\n"),
);
