import { billOf, type Line } from "../../protocol/cost/bill.ts";
import type { Life } from "./live-through.ts";

const million = 1e6;
/** Gold keeps sessions for thirty days. */
const keptMonths = 1;

/** The bill of a million such sessions; the amounts are those of one. */
export const billOfMillion = (life: Life): Line[] =>
  billOf({ ...life, sessions: 1, keptMonths }).map((line) => ({ ...line, dollars: line.dollars * million }));

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
  return billOfMillion({ ...life, counts, objectBytes: 0 });
}
