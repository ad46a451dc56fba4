import type { Contender } from "./contenders.ts";
import { type Measured, median } from "./measured.ts";

/** Visits of one page: those that were measured, and those that were profiled. */
export interface PageRuns {
  measured: readonly Measured[];
  profiled: readonly Measured[];
}

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const ratio = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : "–");

/** Compares each contender with `base` in the same repetition, since the machine is not the same in the next. */
function paired(
  { measured }: PageRuns,
  id: Contender["id"],
  base: Contender["id"],
  compare: (one: Measured, other: Measured) => number,
): number {
  const values = measured
    .filter(({ contenderId }) => contenderId === id)
    .flatMap((one) => {
      const other = measured.find(({ contenderId, rep }) => contenderId === base && rep === one.rep);
      return other ? [compare(one, other)] : [];
    });
  return median(values);
}

const addedMs = (one: Measured, none: Measured): number =>
  (one.visit.cpu.scriptS - none.visit.cpu.scriptS) * 1_000;
const addedHeapBytes = (one: Measured, none: Measured): number => one.visit.heapBytes - none.visit.heapBytes;

const columns = [
  "script added, ms",
  "× plain rrweb",
  "of its own, ms",
  "× plain rrweb",
  "longest task of its own, ms",
  "longest task, × none",
  "heap added, KB",
  "first snapshot, ms",
  "first visitor, bytes",
  "× plain rrweb",
  "later visitor, bytes",
  "× plain rrweb",
];
const header = [`| recorder | ${columns.join(" | ")} |`, `|---|${"--:|".repeat(columns.length)}`];

/** A table of one page; "of its own" is from the profiled visits, the rest from the measured ones. */
export function pageTable(runs: PageRuns, chosen: readonly Contender[]): string {
  const rows = chosen.filter(({ id }) => id !== "none").map((contender) => pageRow(runs, contender));
  return [...header, ...rows].join("\n");
}

function pageRow(runs: PageRuns, { id, label }: Contender): string {
  const ofId = (list: readonly Measured[], which = id) => list.filter((one) => one.contenderId === which);
  const typical = (list: readonly Measured[], read: (one: Measured) => number) => median(list.map(read));
  const tasks = (read: "longestMs" | "longestOfRecorderMs" | "recorderMs", which = id): number =>
    typical(ofId(runs.profiled, which), ({ visit }) => visit.tasks?.[read] ?? Number.NaN);
  const bytes = ({ replayBytes, sheetBytes }: Measured): number => replayBytes + sheetBytes;
  const first = (which = id): number => typical(ofId(runs.measured, which), bytes);
  const later = (which = id): number => typical(ofId(runs.profiled, which), bytes);
  const script = paired(runs, id, "none", addedMs);
  const plainScript = paired(runs, "rrweb", "none", addedMs);
  const snapshotMs = typical(ofId(runs.measured), ({ visit }) => visit.firstSnapshotMs ?? Number.NaN);
  const cells = [
    number.format(script),
    ratio(script / plainScript),
    number.format(tasks("recorderMs")),
    ratio(tasks("recorderMs") / tasks("recorderMs", "rrweb")),
    tasks("longestOfRecorderMs").toFixed(1),
    ratio(tasks("longestMs") / tasks("longestMs", "none")),
    number.format(paired(runs, id, "none", addedHeapBytes) / 1_000),
    Number.isNaN(snapshotMs) ? "–" : number.format(snapshotMs),
    number.format(first()),
    ratio(first() / first("rrweb")),
    number.format(later()),
    ratio(later() / first("rrweb")),
  ];
  return `| ${label} | ${cells.join(" | ")} |`;
}
