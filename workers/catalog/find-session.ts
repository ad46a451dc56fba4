import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { type SessionRow, sessions } from "./schema.ts";
import { isSession } from "./session-key.ts";

/** @returns null when the website has no such session */
export async function findSession(catalog: Catalog, address: SessionAddress): Promise<SessionRow | null> {
  return (await catalog.select().from(sessions).where(isSession(address)).get()) ?? null;
}
