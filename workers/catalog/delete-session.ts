import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { isSession } from "./session-key.ts";

/** Deletes the row; call it when object and archive hold nothing more, since the row is the sweep's work list. */
export async function deleteSession(catalog: Catalog, address: SessionAddress): Promise<void> {
  await catalog.delete(sessions).where(isSession(address)).run();
}
