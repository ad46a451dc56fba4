import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { isSession } from "./session-key.ts";

/** Deletes the rows in one call; see `deleteSession`. */
export async function deleteSessions(catalog: Catalog, addresses: readonly SessionAddress[]): Promise<void> {
  const [first, ...rest] = addresses.map((address) => catalog.delete(sessions).where(isSession(address)));
  if (first !== undefined) await catalog.batch([first, ...rest]);
}
