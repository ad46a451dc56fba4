import type { Context } from "hono";
import { createFactory } from "hono/factory";
import { newShare, type Share, type ShareList, type ShareMade } from "../../../protocol/api-shares.ts";
import { parseTabId } from "../../../protocol/ids.ts";
import { momentLink } from "../../../protocol/moment-link.ts";
import { AppError } from "../../app-error.ts";
import { randomId, randomToken } from "../../auth/random-id.ts";
import {
  addShare,
  deleteShare,
  type ListedShare,
  listShares,
  type ShareRow,
  shareTokenHash,
} from "../../control/shares.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { audit } from "../accounts/audit-entry.ts";
import { valid } from "../valid.ts";

const hourMs = 3_600_000;

/** A link to a moment: for members an address, of which nothing is kept; for anybody a secret that ends. */
export const postShare = createFactory<SessionEnv>().createHandlers(valid("json", newShare), async (c) => {
  const { access, atMs, toMs, tabId: tab, expiresInHours } = c.req.valid("json");
  const { address, caller } = c.var;
  const tabId = tab === null ? null : parseTabId(tab);
  if (access === "members") {
    const made: ShareMade = { link: momentLink(c.env.DASHBOARD_ORIGIN, address, atMs, tabId), share: null };
    return c.json(made, 201);
  }
  const token = randomToken();
  const nowMs = Date.now();
  const row: ShareRow = {
    ...address,
    shareId: `sha_${randomId()}`,
    tokenHash: shareTokenHash(token),
    organisationId: caller.organisationId,
    fromMs: atMs,
    toMs,
    tabId,
    createdBy: caller.actor,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + expiresInHours * hourMs,
    lastOpenedAtMs: null,
    openings: 0,
  };
  await addShare(c.env.CONTROL, row);
  await audit(c, "share_made", row.shareId);
  const made: ShareMade = {
    link: `${c.env.DASHBOARD_ORIGIN}/share/${token}`,
    share: toldOf({ ...row, email: caller.login?.email ?? null }),
  };
  return c.json(made, 201);
});

export async function getShares(c: Context<SessionEnv>): Promise<Response> {
  const rows = await listShares(c.env.CONTROL, c.var.address.sessionId, Date.now());
  const list: ShareList = { shares: rows.map(toldOf) };
  return c.json(list);
}

/** It opens nothing from the next request on. */
export async function deleteShareOf(
  c: Context<SessionEnv, "/api/replay/:sessionId/shares/:shareId">,
): Promise<Response> {
  const shareId = c.req.param("shareId");
  if (!(await deleteShare(c.env.CONTROL, c.var.address.sessionId, shareId)))
    throw new AppError("not_found", "The session has no such link.");
  await audit(c, "share_ended", shareId);
  return c.body(null, 204);
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

const toldOf = (row: ListedShare): Share => ({
  shareId: row.shareId,
  atMs: row.fromMs,
  tabId: row.tabId,
  toMs: row.toMs,
  createdAt: isoOf(row.createdAtMs),
  createdBy: row.email ?? (row.createdBy.startsWith("key_") ? "API key" : "somebody who has left"),
  expiresAt: isoOf(row.expiresAtMs),
  openings: row.openings,
  lastOpenedAt: row.lastOpenedAtMs === null ? null : isoOf(row.lastOpenedAtMs),
});
