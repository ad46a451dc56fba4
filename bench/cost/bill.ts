import type { Life } from "./live-through.ts";
import { dollarsPerGbMonth, dollarsPerMillion, objectGb } from "./prices.ts";

/** A line of the bill of a million sessions. */
export interface Line {
  what: string;
  /** For one session. */
  amount: number;
  dollars: number;
}

/**
 * How long an object is billed for a request, and for each call of D1 or R2 that it waits for: the one thing that a local
 * run cannot tell. A write is confirmed within some milliseconds, D1 and R2 answer within some tens.
 */
const requestSeconds = 0.01;
const waitSeconds = 0.05;

/** Gold keeps sessions for thirty days. */
const keptMonths = 1;
/** An object remembers its session until the id is refused, after 25 hours. */
const rememberedMonths = 25.2 / 720;
/** A row of some 500 bytes and six entries of indexes; D1 tells its size in pages alone. */
const catalogBytes = 1_000;
const bytesPerGb = 1e9;

export function billOf({ counts, cpuMs, objectBytes, archivedBytes }: Life): Line[] {
  const seconds = counts.objectRequests * requestSeconds + counts.objectWaits * waitSeconds;
  const per = (what: string, amount: number, price: number): Line => ({
    what,
    amount,
    dollars: amount * price,
  });
  /** A million sessions' bytes, kept for so long. */
  const kept = (what: string, bytes: number, months: number, price: number): Line => ({
    what,
    amount: bytes,
    dollars: ((bytes * 1e6) / bytesPerGb) * months * price,
  });
  return [
    per(
      "Worker: requests, one for the recorder's file",
      counts.workerRequests + 1,
      dollarsPerMillion.workerRequests,
    ),
    per("Worker: CPU, ms", cpuMs, dollarsPerMillion.workerCpuMs),
    per("object: requests and alarms", counts.objectRequests, dollarsPerMillion.objectRequests),
    per("object: duration, GB-s", seconds * objectGb, dollarsPerMillion.objectGbSeconds),
    per("object: rows read", counts.objectRowsRead, dollarsPerMillion.rowsRead),
    per("object: rows written", counts.objectRowsWritten, dollarsPerMillion.rowsWritten),
    kept("object: bytes, for 25 hours", objectBytes, rememberedMonths, dollarsPerGbMonth.objects),
    per("D1: rows read", counts.d1RowsRead, dollarsPerMillion.rowsRead),
    per("D1: rows written", counts.d1RowsWritten, dollarsPerMillion.rowsWritten),
    kept("D1: bytes, for 30 days", catalogBytes, keptMonths, dollarsPerGbMonth.d1),
    per("R2: class A", counts.r2ClassA, dollarsPerMillion.r2ClassA),
    per("R2: class B", counts.r2ClassB, dollarsPerMillion.r2ClassB),
    kept("R2: bytes, for 30 days", archivedBytes, keptMonths, dollarsPerGbMonth.r2),
  ];
}

/** The design without an object: every chunk is put to R2, and what is there is listed once to be deleted. */
export function billOfObjectPerChunk(life: Life): Line[] {
  const counts = {
    ...life.counts,
    objectRequests: 0,
    objectWaits: 0,
    objectRowsRead: 0,
    objectRowsWritten: 0,
    r2ClassA: life.chunks + 1,
    r2ClassB: 0,
  };
  return billOf({ ...life, counts, objectBytes: 0 });
}

export const totalOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { dollars }) => sum + dollars, 0);
