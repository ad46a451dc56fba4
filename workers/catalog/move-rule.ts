/**
 * Tables that hold rows of a website, in the order they are worked off. Counters, facets, marks, contacts and the days of
 * errors follow the sessions by trigger; of errors those alone are counted that have a group.
 */
export const movedTables = [
  "assets",
  "visitors",
  "signal_places",
  "error_groups",
  "notes",
  "sessions",
] as const;
export type MovedTable = (typeof movedTables)[number];

/** Key of a row below its website. */
export type RowKey = (string | number)[];

/**
 * Where the move of a website from one catalog to another stands. `clear` empties what an earlier attempt left in the
 * new one; `copy` copies while writes go on and are noted; `drain` refuses writes and copies what was noted; `wait` has
 * told the shard map and outwaits who still believes the old one; `empty` empties the old catalog.
 */
export type MoveStep =
  | { step: "clear" | "empty"; table: MovedTable }
  | { step: "copy"; table: MovedTable; after: RowKey | null }
  | { step: "drain" }
  | { step: "wait"; untilMs: number };

/** What a piece of a step has come to. */
export type MoveOutcome =
  | { kind: "deleted"; isEmpty: boolean }
  | { kind: "copied"; end: RowKey | null }
  | { kind: "drained"; isEmpty: boolean }
  | { kind: "waited" };

/** Longer than an isolate believes the shard map, and than a call to the old catalog may be under way. */
const outwaitMs = 120_000;

export const firstMove: MoveStep = { step: "clear", table: movedTables[0] };

/**
 * What comes after a piece of work: the same again, the next step, or nothing. What is done twice does no harm, so a
 * run that broke off begins with the step that was saved last.
 */
export function nextMove(at: MoveStep, outcome: MoveOutcome, nowMs: number): MoveStep | "done" {
  switch (at.step) {
    case "clear":
    case "empty": {
      if (outcome.kind !== "deleted" || !outcome.isEmpty) return at;
      const table = tableAfter(at.table);
      if (table !== null) return { step: at.step, table };
      return at.step === "empty" ? "done" : { step: "copy", table: movedTables[0], after: null };
    }
    case "copy": {
      if (outcome.kind !== "copied") return at;
      if (outcome.end !== null) return { ...at, after: outcome.end };
      const table = tableAfter(at.table);
      return table === null ? { step: "drain" } : { step: "copy", table, after: null };
    }
    case "drain":
      return outcome.kind === "drained" && outcome.isEmpty
        ? { step: "wait", untilMs: nowMs + outwaitMs }
        : at;
    case "wait":
      return nowMs < at.untilMs ? at : { step: "empty", table: movedTables[0] };
  }
}

const tableAfter = (table: MovedTable): MovedTable | null =>
  movedTables[movedTables.indexOf(table) + 1] ?? null;
