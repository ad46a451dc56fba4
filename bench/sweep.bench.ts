import { parseArgs } from "node:util";
import type { Edge } from "./edge/start-edge.ts";
import { startPlain, startProduct } from "./sweep/start-sides.ts";
import { type Swept, sweepAll } from "./sweep/sweep-all.ts";

/**
 * Forgetting expired sessions: the cron's runs until none is left, and on a sample the plain way beside them, which is
 * one session after another with a list, a delete for each object and a delete for each row.
 */
const port = 8922;
/** Both sides sweep so many, for the ratio. */
const sampleSessions = 2_000;

const { values } = parseArgs({ options: { sessions: { type: "string", default: "100000" } } });
const sessions = Number(values.sessions);
if (!Number.isSafeInteger(sessions) || sessions < 1) throw new Error("usage: bench sweep --sessions 100000");

async function measure(start: (port: number) => Promise<Edge>, count: number): Promise<Swept> {
  const edge = await start(port);
  try {
    return await sweepAll(edge, count);
  } finally {
    await edge.stop();
  }
}

const naive = await measure(startPlain, sampleSessions);
const sample = await measure(startProduct, sampleSessions);
const all = await measure(startProduct, sessions);

const number = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 2 });
const msEach = (swept: Swept): number => (swept.seconds * 1_000) / swept.sessions;
function row(name: string, swept: Swept): string {
  const { counts, runs } = swept;
  const each = (amount: number): string => number(amount / swept.sessions);
  const cells = [
    ...[number(swept.sessions), String(runs), number(swept.sessions / runs), number(swept.seconds)],
    ...[number(msEach(swept)), each(swept.cpuMs), (msEach(swept) / msEach(naive)).toFixed(2)],
    ...[each(counts.objectRequests), each(counts.r2ClassA), each(counts.r2ClassB)],
    ...[each(counts.d1RowsRead), each(counts.d1RowsWritten)],
  ];
  return `| ${name} | ${cells.join(" | ")} |`;
}
console.log(
  [
    "| side | sessions | runs | deleted a run | s | ms a session | CPU ms a session | × plain | object calls | class A | class B | rows read | rows written |",
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    row("one after another", naive),
    row("Playhead's sweep, as many", sample),
    row("Playhead's sweep, all", all),
  ].join("\n"),
);
