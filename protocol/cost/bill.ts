import { dollarsPerGbMonth, dollarsPerMillion, objectGb } from "./prices.ts";

/** What sessions took, from their first chunks to their deletion. */
export interface Spent {
  sessions: number;
  counts: SpentCounts;
  cpuMs: number;
  /** In R2 from the seal to the deletion. */
  archivedBytes: number;
  /** How long the plan keeps them, and their rows. */
  keptMonths: number;
  /** In objects, from the first chunk until they forget. */
  objectBytes: number;
}

export interface SpentCounts {
  workerRequests: number;
  /** Calls of objects, and alarms that fired. */
  objectRequests: number;
  objectRowsRead: number;
  /** With a row for each alarm that was set. */
  objectRowsWritten: number;
  /** Calls of D1 and R2 that an object waited for. */
  objectWaits: number;
  d1RowsRead: number;
  d1RowsWritten: number;
  r2ClassA: number;
  r2ClassB: number;
}

/** A line of the bill. */
export interface Line {
  what: string;
  /** Operations, ms, GB-s or bytes, as `what` says. */
  amount: number;
  dollars: number;
}

/**
 * How long an object is billed for a request, and for each call of D1 or R2 that it waits for: the one thing that a local
 * run cannot tell. A write is confirmed within some milliseconds, D1 and R2 answer within some tens.
 */
const requestSeconds = 0.01;
const waitSeconds = 0.05;

/** An object remembers its session until the id is refused, after 25 hours. */
const rememberedMonths = 25.2 / 720;
/** A row of some 900 bytes, a third of it the pages seen, and six entries of indexes; D1 tells its size in pages alone. */
const catalogBytesPerSession = 1_400;
const bytesPerGb = 1e9;
const million = 1e6;

/** Cloudflare's list price of what was spent, included allowances left out. */
export function billOf({ sessions, counts, cpuMs, archivedBytes, keptMonths, objectBytes }: Spent): Line[] {
  const seconds = counts.objectRequests * requestSeconds + counts.objectWaits * waitSeconds;
  const per = (what: string, amount: number, dollarsAMillion: number): Line => ({
    what,
    amount,
    dollars: (amount / million) * dollarsAMillion,
  });
  const kept = (what: string, amount: number, months: number, dollarsAGbMonth: number): Line => ({
    what,
    amount,
    dollars: (amount / bytesPerGb) * months * dollarsAGbMonth,
  });
  return [
    per(
      "Worker: requests, one a session for the recorder's file",
      counts.workerRequests + sessions,
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
    kept("D1: bytes, as long as kept", catalogBytesPerSession * sessions, keptMonths, dollarsPerGbMonth.d1),
    per("R2: class A", counts.r2ClassA, dollarsPerMillion.r2ClassA),
    per("R2: class B", counts.r2ClassB, dollarsPerMillion.r2ClassB),
    kept("R2: bytes, as long as kept", archivedBytes, keptMonths, dollarsPerGbMonth.r2),
  ];
}

export const totalOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { dollars }) => sum + dollars, 0);
