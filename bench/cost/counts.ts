/** What a bill is made of, as counted at the product's bindings. */
export const countNames = [
  "workerRequests",
  /** Calls of objects, and alarms that fired. */
  "objectRequests",
  "objectRowsRead",
  /** With a row for each alarm that was set. */
  "objectRowsWritten",
  /** Calls of D1 and R2 that an object waited for. */
  "objectWaits",
  "d1RowsRead",
  "d1RowsWritten",
  "r2ClassA",
  "r2ClassB",
] as const;

export type Counts = Record<(typeof countNames)[number], number>;

export const noCounts = (): Counts => ({
  workerRequests: 0,
  objectRequests: 0,
  objectRowsRead: 0,
  objectRowsWritten: 0,
  objectWaits: 0,
  d1RowsRead: 0,
  d1RowsWritten: 0,
  r2ClassA: 0,
  r2ClassB: 0,
});

function countsOf(value: (name: keyof Counts) => number): Counts {
  const counts = noCounts();
  for (const name of countNames) counts[name] = value(name);
  return counts;
}

export const difference = (before: Counts, after: Counts): Counts =>
  countsOf((name) => after[name] - before[name]);

export const shareOf = (counts: Counts, sessions: number): Counts =>
  countsOf((name) => counts[name] / sessions);
