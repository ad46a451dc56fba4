import type { SessionAddress } from "../archive/keys.ts";
import type { ErasedChunks } from "../session-stub.ts";
import { newestEnd } from "./newest-end.ts";
import { forgetAtMs } from "./refusal-of-id.ts";
import type { SettlingDeps } from "./settling.ts";

type Kept = Pick<SettlingDeps, "store" | "storage">;

/**
 * Deletes all that the object holds. While chunks may still come, a tombstone that refuses them stays, and an alarm
 * clears it away when they cannot.
 * @param nowMs server time
 * @returns what was erased, also by an earlier call
 */
export async function eraseAll(kept: Kept, address: SessionAddress, nowMs: number): Promise<ErasedChunks> {
  const { store, storage } = kept;
  const state = store.state();
  const buried = state === null ? store.tombstone() : null;
  const { chunkCount, bytes } =
    state === null ? { chunkCount: 0, bytes: 0 } : newestEnd(store, state).headers;
  const erased = { chunks: buried?.chunks ?? chunkCount, bytes: buried?.bytes ?? bytes };
  const untilMs = forgetAtMs(address);
  if (nowMs >= untilMs) {
    await forgetAll(kept);
  } else if (buried === null) {
    store.transaction(storage, () => {
      store.drop();
      store.putTombstone({ ...erased, untilMs });
    });
    await storage.setAlarm(untilMs);
  }
  return erased;
}

/** Leaves an object that costs nothing and knows nothing. */
export async function forgetAll({ store, storage }: Kept): Promise<void> {
  store.transaction(storage, () => store.drop());
  await storage.deleteAlarm();
  await storage.deleteAll();
}

/** For an alarm of an object without a session. */
export async function clearTombstone(kept: Kept, nowMs: number): Promise<void> {
  const untilMs = kept.store.tombstone()?.untilMs ?? nowMs;
  if (nowMs < untilMs) await kept.storage.setAlarm(untilMs);
  else await forgetAll(kept);
}
