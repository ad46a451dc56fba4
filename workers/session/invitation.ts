import { inviteWaitsMs } from "../../protocol/limits.ts";
import type { Invite } from "../../protocol/presence.ts";
import type { SettlingDeps } from "./settling.ts";

type Kept = Pick<SettlingDeps, "storage" | "store">;

/** Keeps an invitation for the next chunk's answer; false when there is no session that would have one. */
export function keepInvite({ storage, store }: Kept, invite: Invite, nowMs: number): boolean {
  const state = store.state();
  if (state === null) return false;
  const kept = { ...invite, untilMs: nowMs + inviteWaitsMs };
  store.transaction(storage, () => store.writeState({ ...state, invite: kept }));
  return true;
}

/** What the answer to this chunk brings the page, once. Null mostly. */
export function takeInvite({ storage, store }: Kept, nowMs: number): Invite | null {
  const state = store.state();
  if (state?.invite === undefined) return null;
  const { invite, ...rest } = state;
  const { untilMs, ...told } = invite;
  store.transaction(storage, () => store.writeState(rest));
  return untilMs < nowMs ? null : told;
}
