import { eraseSession } from "../archive/erase.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { deleteSession } from "../catalog/delete-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import type { SettlingDeps } from "./settling.ts";

/**
 * To be asked after whatever was awaited between reading the state and writing it. What a step has put for a session
 * that was erased while it waited is deleted again: whoever erased it may have been there before the put landed.
 */
export async function wasErased({ store, env }: SettlingDeps, address: SessionAddress): Promise<boolean> {
  if (store.state() !== null) return false;
  await eraseSession(env.ARCHIVE, address);
  await deleteSession(await openCatalog(env, address.websiteId), address);
  return true;
}
