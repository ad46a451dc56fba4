import type { SessionAddress } from "../archive/keys.ts";
import { type NotedRow, notedColumns } from "./noted-row.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { isSession } from "./session-key.ts";

/** @returns null when the website has no such session */
export async function findSession(catalog: Catalog, address: SessionAddress): Promise<NotedRow | null> {
  return (await catalog.select(notedColumns).from(sessions).where(isSession(address)).get()) ?? null;
}
