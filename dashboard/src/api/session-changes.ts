import { type ErasureReceipt, erasureReceipt } from "../../../protocol/api.ts";
import { request, sendForJson } from "./client.ts";

const pathOf = (sessionId: string) => `/replay/${encodeURIComponent(sessionId)}`;

/** @returns what was removed */
export const eraseSession = (sessionId: string): Promise<ErasureReceipt> =>
  sendForJson("DELETE", pathOf(sessionId), undefined, erasureReceipt);

/** Keeps a session past its plan's days, or lets it expire. */
export async function pinSession(sessionId: string, isPinned: boolean): Promise<void> {
  await request(`${pathOf(sessionId)}/pin`, { method: isPinned ? "PUT" : "DELETE" });
}

/** Where the session can be had as a file. */
export const exportAddress = (sessionId: string): string => `/api${pathOf(sessionId)}/export`;
