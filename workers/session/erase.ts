import type { SessionAddress } from "../archive/keys.ts";
import type { ErasedChunks } from "../session-stub.ts";
import { newestEnd } from "./newest-end.ts";
import { forgetAtMs } from "./refusal-of-id.ts";
import type { SettlingDeps } from "./settling.ts";

/**
 * Deletes all that the object holds. While chunks may still come, a tombstone that refuses them stays, and an alarm
 * clears it away when they cannot.
 * @param nowMs server time
 * @returns what was erased, also by an earlier call
 */
export async function eraseAll(
  { store, storage }: SettlingDeps,
  address: SessionAddress,
  nowMs: number,
): Promise<ErasedChunks> {
  const state = store.state();
  const buried = state === null ? store.tombstone() : null;
  const { chunkCount, bytes } =
    state === null ? { chunkCount: 0, bytes: 0 } : newestEnd(store, state).summary;
  const erased = buried ?? { chunks: chunkCount, bytes };
  if (nowMs >= forgetAtMs(address)) {
    await storage.deleteAlarm();
    await storage.deleteAll();
    store.reload();
  } else if (buried === null) {
    store.transaction(storage, () => store.bury({ ...erased, erasedAtMs: nowMs }));
    await storage.setAlarm(forgetAtMs(address));
  }
  return { chunks: erased.chunks, bytes: erased.bytes };
}
