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

/**
 * Notes the withdrawal of who brings the right secret.
 * @returns false for a wrong secret, an unknown visitor, and one who has withdrawn before
 */
export async function withdrawVisitor(
  env: Env,
  visitor: Visitor,
  secretHash: SecretHash,
  nowMs: number,
): Promise<boolean> {
  const catalog = await openCatalog(env, visitor.websiteId);
  const rows = await catalog
    .update(visitors)
    .set({ withdrawnAtMs: nowMs })
    .where(and(isVisitor(visitor), eq(visitors.secretHash, secretHash), isNull(visitors.withdrawnAtMs)))
    .returning({ visitorId: visitors.visitorId })
    .all();
  return rows.length > 0;
}

/** Forgets a visitor of whom no session is left; one who comes again is met again. */
export async function forgetVisitor(env: Env, visitor: Visitor): Promise<void> {
  const catalog = await openCatalog(env, visitor.websiteId);
  const left = catalog
    .select({ one: sql`1` })
    .from(sessions)
    .where(and(eq(sessions.websiteId, visitor.websiteId), eq(sessions.visitorId, visitor.visitorId)));
  await catalog
    .delete(visitors)
    .where(and(isVisitor(visitor), notExists(left)))
    .run();
}

const isVisitor = ({ websiteId, visitorId }: Visitor) =>
  and(eq(visitors.websiteId, websiteId), eq(visitors.visitorId, visitorId));
