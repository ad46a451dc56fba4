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
  /** Six words to say who is here, and style sheets that the website lacked. */
  workerRequests: 6.1,
  cpuMs: 58,
  /** Those words, alarms (seal, close, forget), and the sweep's call. */
  objectRequests: 10.8,
  objectRowsWritten: 10.6,
  objectWaits: 9.2,
  d1RowsRead: 61,
  d1RowsWritten: 23.7,
  r2ClassA: 2.12,
  r2ClassB: 2,
} as const;
const perChunk = {
  cpuMs: 4.5,
  /** With what the website's presence object hears of the session. */
  objectRequests: 1.56,
  objectRowsWritten: 1.02,
  /** A woken object reads its tail, so a longer one costs more; at a thousandth of a row written. */
  objectRowsRead: 20,
  /** Its frame, what is counted so far, and the signals of a visit that struggles. */
  objectBytes: 11_400,
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
      objectRequests: chunks * perChunk.objectRequests + sessions * perSession.objectRequests,
      objectRowsRead: chunks * perChunk.objectRowsRead,
      objectRowsWritten: chunks * perChunk.objectRowsWritten + sessions * perSession.objectRowsWritten,
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
    objectBytes: chunks * perChunk.objectBytes,
  };
}
