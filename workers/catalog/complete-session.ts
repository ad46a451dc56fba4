import { and, eq, lt } from "drizzle-orm";
import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { isSession } from "./session-key.ts";

/** Says that an active session is over, unless its object has written since `beforeMs`. */
export async function completeSession(
  catalog: Catalog,
  address: SessionAddress,
  beforeMs: number,
): Promise<void> {
  await catalog
    .update(sessions)
    .set({ status: "completed" })
    .where(and(isSession(address), eq(sessions.status, "active"), lt(sessions.checkedAtMs, beforeMs)))
    .run();
}
