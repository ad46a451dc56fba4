import type { Spent } from "./bill.ts";

/** What is counted of sessions without counting each operation. */
export interface Used {
  sessions: number;
  chunks: number;
  /** Of the chunks as they came, compressed. */
  bytes: number;
}

/**
 * What a session takes beside its chunks, and each chunk, by the two visits of `npm run bench -- cost` of November 2026 (20
 * and 36 chunks): the line through both.
 */
const perSession = {
  /** Style sheets that the website lacked. */
  workerRequests: 0.1,
  cpuMs: 58,
  /** Alarms: seal, close, forget, and the sweep's call. */
  objectRequests: 4,
  objectRowsWritten: 10,
  objectWaits: 8.2,
  d1RowsRead: 35,
  d1RowsWritten: 20.6,
  r2ClassA: 2.12,
  r2ClassB: 2,
  objectBytes: 33_800,
} as const;
const perChunk = {
  cpuMs: 4.5,
  /** A woken object reads its tail, so a longer one costs more; at a thousandth of a row written. */
  objectRowsRead: 15,
  objectBytes: 1_790,
} as const;

const daysPerMonth = 30;

/**
 * What sessions have spent or will have, up to their deletion.
 * @param retentionDays of the plan
 */
export function spentBy({ sessions, chunks, bytes }: Used, retentionDays: number): Spent {
  return {
    sessions,
    counts: {
      workerRequests: chunks + sessions * perSession.workerRequests,
      objectRequests: chunks + sessions * perSession.objectRequests,
      objectRowsRead: chunks * perChunk.objectRowsRead,
      objectRowsWritten: chunks + sessions * perSession.objectRowsWritten,
      objectWaits: sessions * perSession.objectWaits,
      d1RowsRead: sessions * perSession.d1RowsRead,
      d1RowsWritten: sessions * perSession.d1RowsWritten,
      r2ClassA: sessions * perSession.r2ClassA,
      r2ClassB: sessions * perSession.r2ClassB,
    },
    cpuMs: sessions * perSession.cpuMs + chunks * perChunk.cpuMs,
    // A segment is its chunks behind one another.
    archivedBytes: bytes,
    keptMonths: retentionDays / daysPerMonth,
    objectBytes: sessions * perSession.objectBytes + chunks * perChunk.objectBytes,
  };
}
