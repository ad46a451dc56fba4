import { and, eq, isNull, notExists, sql } from "drizzle-orm";
import type { SecretHash, VisitorId, WebsiteId } from "../../protocol/ids.ts";
import type { Env } from "../env.ts";
import { openCatalog } from "./open-catalog.ts";
import { sessions, visitors } from "./schema.ts";

export interface Visitor {
  websiteId: WebsiteId;
  visitorId: VisitorId;
}

/**
 * Remembers the hash of the visitor's secret. The first one counts: who comes later with another cannot take the
 * visitor over.
 * @returns whether the visitor has withdrawn, and wants no session under this id
 */
export async function meetVisitor(
  env: Env,
  visitor: Visitor,
  secretHash: SecretHash,
  nowMs: number,
): Promise<"welcome" | "withdrawn"> {
  const catalog = await openCatalog(env, visitor.websiteId);
  const [, [known]] = await catalog.batch([
    catalog
      .insert(visitors)
      .values({ ...visitor, secretHash, firstSeenAtMs: nowMs })
      .onConflictDoNothing(),
    catalog.select({ withdrawnAtMs: visitors.withdrawnAtMs }).from(visitors).where(isVisitor(visitor)),
  ]);
  return known === undefined || known.withdrawnAtMs === null ? "welcome" : "withdrawn";
}

/** Whose secret has this hash: nobody here, a visitor, or one who has withdrawn already. */
export async function whoShows(
  env: Env,
  visitor: Visitor,
  secretHash: SecretHash,
): Promise<"stranger" | "visitor" | "withdrawn"> {
  const catalog = await openCatalog(env, visitor.websiteId);
  const known = await catalog
    .select({ withdrawnAtMs: visitors.withdrawnAtMs })
    .from(visitors)
    .where(and(isVisitor(visitor), eq(visitors.secretHash, secretHash)))
    .get();
  if (known === undefined) return "stranger";
  return known.withdrawnAtMs === null ? "visitor" : "withdrawn";
}

/** For who brings sessions without a secret. */
export async function hasWithdrawn(env: Env, visitor: Visitor): Promise<boolean> {
  const catalog = await openCatalog(env, visitor.websiteId);
  const known = await catalog
    .select({ withdrawnAtMs: visitors.withdrawnAtMs })
    .from(visitors)
    .where(isVisitor(visitor))
    .get();
  return known !== undefined && known.withdrawnAtMs !== null;
}

/** From here on `meetVisitor` tells of the withdrawal. */
export async function noteWithdrawal(env: Env, visitor: Visitor, nowMs: number): Promise<void> {
  const catalog = await openCatalog(env, visitor.websiteId);
  await catalog.update(visitors).set({ withdrawnAtMs: nowMs }).where(isVisitor(visitor)).run();
}

/** Forgets a visitor of whom no session is left, but for the wish of one who has withdrawn. */
export async function forgetVisitor(env: Env, visitor: Visitor): Promise<void> {
  const catalog = await openCatalog(env, visitor.websiteId);
  const left = catalog
    .select({ one: sql`1` })
    .from(sessions)
    .where(and(eq(sessions.websiteId, visitor.websiteId), eq(sessions.visitorId, visitor.visitorId)));
  await catalog
    .delete(visitors)
    .where(and(isVisitor(visitor), isNull(visitors.withdrawnAtMs), notExists(left)))
    .run();
}

const isVisitor = ({ websiteId, visitorId }: Visitor) =>
  and(eq(visitors.websiteId, websiteId), eq(visitors.visitorId, visitorId));
