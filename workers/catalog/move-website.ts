import { and, eq, inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import { catalogOf, setCatalog } from "../control/shards.ts";
import type { Env } from "../env.ts";
import { type MovedTable, type MoveOutcome, type MoveStep, nextMove } from "./move-rule.ts";
import { moveChanges, moves } from "./move-schema.ts";
import { copyChanged, copyRows, deleteRows } from "./moved-rows.ts";
import { catalogDatabase } from "./open-catalog.ts";

export interface Move {
  websiteId: WebsiteId;
  /** Numbers of catalogs. */
  from: number;
  to: number;
}

/** A page of sessions is some 600 KB on its way. */
const pageRows = 500;
const pageChanges = 500;
/** Of 100 bound parameters a query, two are others. */
const keysPerQuery = 98;

const tableOfKind = {
  session: "sessions",
  asset: "assets",
  visitor: "visitors",
  place: "signal_places",
  note: "notes",
  error: "error_groups",
} satisfies Record<(typeof moveChanges.$inferSelect)["kind"], MovedTable>;

/** Does a piece of a move. @returns the step to go on with, "done" when the old catalog holds nothing any more */
export async function moveWebsite(
  env: Env,
  move: Move,
  at: MoveStep,
  nowMs: number,
): Promise<MoveStep | "done"> {
  const next = nextMove(at, await work(env, move, at), nowMs);
  if (next === "done") await forgetMove(catalogDatabase(env, move.from), move.websiteId);
  return next;
}

async function work(env: Env, move: Move, at: MoveStep): Promise<MoveOutcome> {
  const { websiteId } = move;
  const [from, to] = [catalogDatabase(env, move.from), catalogDatabase(env, move.to)];
  const catalog = await catalogOf(env.CONTROL, websiteId, Number.POSITIVE_INFINITY);
  switch (at.step) {
    case "clear":
      if (catalog === move.to) throw new Error(`the website stands in catalog ${move.to} already`);
      await setState(from, websiteId, "copying");
      return { kind: "deleted", isEmpty: (await deleteRows(to, websiteId, at.table, pageRows)) < pageRows };
    case "copy":
      return { kind: "copied", end: await copyRows(from, to, websiteId, at.table, at.after, pageRows) };
    case "drain": {
      // The map was told, and this run had no time to say so: what is noted now was drained then.
      if (catalog === move.to) return { kind: "drained", isEmpty: true };
      await setState(from, websiteId, "frozen");
      const isEmpty = (await drain(from, to, websiteId)) < pageChanges;
      if (isEmpty) await setCatalog(env.CONTROL, websiteId, move.to);
      return { kind: "drained", isEmpty };
    }
    case "wait":
      return { kind: "waited" };
    case "empty":
      if (catalog !== move.to) throw new Error(`the shard map does not name catalog ${move.to}`);
      await setState(from, websiteId, "leaving");
      return { kind: "deleted", isEmpty: (await deleteRows(from, websiteId, at.table, pageRows)) < pageRows };
  }
}

async function setState(
  database: D1Database,
  websiteId: WebsiteId,
  state: (typeof moves.$inferSelect)["state"],
): Promise<void> {
  await drizzle(database)
    .insert(moves)
    .values({ websiteId, state })
    .onConflictDoUpdate({ target: moves.websiteId, set: { state } })
    .run();
}

/** Writes are refused by now, so that nothing is noted between the copy and the deletion of its note. */
async function drain(from: D1Database, to: D1Database, websiteId: WebsiteId): Promise<number> {
  const source = drizzle(from);
  const noted = await source
    .select({ kind: moveChanges.kind, key: moveChanges.key })
    .from(moveChanges)
    .where(eq(moveChanges.websiteId, websiteId))
    .limit(pageChanges)
    .all();
  for (const kind of moveChanges.kind.enumValues) {
    const keys = noted.filter((change) => change.kind === kind).map(({ key }) => key);
    await copyChanged(from, to, websiteId, tableOfKind[kind], keys);
    for (let start = 0; start < keys.length; start += keysPerQuery) {
      const isCopied = inArray(moveChanges.key, keys.slice(start, start + keysPerQuery));
      await source
        .delete(moveChanges)
        .where(and(eq(moveChanges.websiteId, websiteId), eq(moveChanges.kind, kind), isCopied))
        .run();
    }
  }
  return noted.length;
}

async function forgetMove(database: D1Database, websiteId: WebsiteId): Promise<void> {
  const source = drizzle(database);
  await source.batch([
    source.delete(moveChanges).where(eq(moveChanges.websiteId, websiteId)),
    source.delete(moves).where(eq(moves.websiteId, websiteId)),
  ]);
}
