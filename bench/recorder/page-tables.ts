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

type Added = (one: Measured, none: Measured) => number;
const addedScriptMs: Added = (one, none) => (one.visit.cpu.scriptS - none.visit.cpu.scriptS) * 1_000;
const addedTaskMs: Added = (one, none) => (one.visit.cpu.taskS - none.visit.cpu.taskS) * 1_000;
const addedHeapBytes: Added = (one, none) => one.visit.heapBytes - none.visit.heapBytes;

const timeColumns = [
  "script added, ms",
  "× plain rrweb",
  "main thread added, ms",
  "× plain rrweb",
  "of its own, ms",
  "× plain rrweb",
  "longest task of its own, ms",
  "longest task, × none",
];
const weightColumns = [
  "heap added, KB",
  "first snapshot, ms",
  "first visitor, bytes",
  "× plain rrweb",
  "later visitor, bytes",
  "× plain rrweb",
];

/** Lines of the two tables, a contender's in each. */
export interface PageRows {
  times: string[];
  weights: string[];
}

/** Of one page; what is a recorder's "own" and the later visitor are from the profiled visits. */
export function pageRows(pageId: string, runs: PageRuns, chosen: readonly Contender[]): PageRows {
  const recorders = chosen.filter(({ id }) => id !== "none");
  const row = ({ label }: Contender, cells: readonly string[]) =>
    `| ${pageId} | ${label} | ${cells.join(" | ")} |`;
  return {
    times: recorders.map((contender) => row(contender, timeCells(runs, contender))),
    weights: recorders.map((contender) => row(contender, weightCells(runs, contender))),
  };
}

const table = (columns: readonly string[], rows: readonly string[]): string =>
  [`| page | recorder | ${columns.join(" | ")} |`, `|---|---|${"--:|".repeat(columns.length)}`, ...rows].join(
    "\n",
  );

export function pageTables(pages: readonly PageRows[]): string {
  const times = pages.flatMap((page) => page.times);
  const weights = pages.flatMap((page) => page.weights);
  return `\n${table(timeColumns, times)}\n\n${table(weightColumns, weights)}`;
}

function typical(list: readonly Measured[], id: Contender["id"], read: (one: Measured) => number): number {
  return median(list.filter(({ contenderId }) => contenderId === id).map(read));
}

function timeCells(runs: PageRuns, { id }: Contender): string[] {
  const tasks = (read: "longestMs" | "longestOfRecorderMs" | "recorderMs", which = id): number =>
    typical(runs.profiled, which, ({ visit }) => visit.tasks?.[read] ?? Number.NaN);
  const added = (compare: Added): string[] => {
    const [ms, plainMs] = [paired(runs, id, "none", compare), paired(runs, "rrweb", "none", compare)];
    return [number.format(ms), ratio(ms / plainMs)];
  };
  return [
    ...added(addedScriptMs),
    ...added(addedTaskMs),
    number.format(tasks("recorderMs")),
    ratio(tasks("recorderMs") / tasks("recorderMs", "rrweb")),
    tasks("longestOfRecorderMs").toFixed(1),
    ratio(tasks("longestMs") / tasks("longestMs", "none")),
  ];
}

function weightCells(runs: PageRuns, { id }: Contender): string[] {
  const bytes = ({ replayBytes, sheetBytes }: Measured): number => replayBytes + sheetBytes;
  const snapshotMs = typical(runs.measured, id, ({ visit }) => visit.firstSnapshotMs ?? Number.NaN);
  const plain = typical(runs.measured, "rrweb", bytes);
  const [first, later] = [typical(runs.measured, id, bytes), typical(runs.profiled, id, bytes)];
  return [
    number.format(paired(runs, id, "none", addedHeapBytes) / 1_000),
    Number.isNaN(snapshotMs) ? "–" : number.format(snapshotMs),
    number.format(first),
    ratio(first / plain),
    number.format(later),
    ratio(later / plain),
  ];
}
