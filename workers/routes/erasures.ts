import type { Context } from "hono";
import type { ErasureReceipt } from "../../protocol/api.ts";
import {
  type OrganisationId,
  parseReceiptId,
  parseVisitorId,
  type ReceiptId,
  type WebsiteId,
} from "../../protocol/ids.ts";
import { erasurePageSessions, maxContactIdChars } from "../../protocol/limits.ts";
import { AppError } from "../app-error.ts";
import type { Subject } from "../catalog/subject-sessions.ts";
import { findErasure } from "../control/erasures.ts";
import type { Env } from "../env.ts";
import { beginErasure } from "../erasure/begin-erasure.ts";
import { receiptOf } from "../erasure/receipt-of.ts";
import { workErasure } from "../erasure/work-erasure.ts";
import type { CallerEnv } from "../middleware/caller.ts";
import type { SessionEnv } from "../middleware/owned-session.ts";
import type { WebsiteEnv } from "../middleware/owned-website.ts";
import { type AskedByCaller, audit } from "./accounts/audit-entry.ts";

/** Erases one session, live or not. */
export const deleteSession = (c: Context<SessionEnv>): Promise<Response> => {
  const { websiteId, sessionId } = c.var.address;
  return erase(c, websiteId, { kind: "session", sessionId });
};

/** Erases the visitor's sessions that have begun until now. */
export async function deleteVisitor(
  c: Context<WebsiteEnv, "/api/websites/:websiteId/visitors/:visitorId">,
): Promise<Response> {
  const visitorId = parseVisitorId(c.req.param("visitorId"));
  if (visitorId === null) throw new AppError("not_found", "There is no such visitor.");
  return await erase(c, c.var.websiteId, { kind: "visitor", visitorId });
}

/** Erases the contact's sessions that have begun until now. */
export async function deleteContact(
  c: Context<WebsiteEnv, "/api/websites/:websiteId/contacts/:contactId">,
): Promise<Response> {
  const contactId = c.req.param("contactId");
  if (contactId.length > maxContactIdChars) throw new AppError("not_found", "There is no such contact.");
  return await erase(c, c.var.websiteId, { kind: "contact", contactId });
}

/** What an erasure has removed so far. */
export async function getErasure(c: Context<CallerEnv, "/api/erasures/:receiptId">): Promise<Response> {
  const receiptId = parseReceiptId(c.req.param("receiptId"));
  const receipt =
    receiptId === null ? null : await readReceipt(c.env, c.var.caller.organisationId, receiptId);
  if (receipt === null) throw new AppError("not_found", "There is no such erasure.");
  return c.json(receipt);
}

/** 200 when all is gone; 202 when the cron goes on, and the receipt's id tells later what it has done. */
async function erase(c: AskedByCaller, websiteId: WebsiteId, subject: Subject): Promise<Response> {
  const { env } = c;
  const { organisationId } = c.var.caller;
  const nowMs = Date.now();
  const begun = await beginErasure(env, { organisationId, websiteId, subject, isWithdrawal: false }, nowMs);
  await audit(c, "erasure_asked", begun.receiptId);
  const { erasure } = await workErasure(env, begun, erasurePageSessions, nowMs);
  const receipt = await readReceipt(env, organisationId, erasure.receiptId);
  return Response.json(receipt, { status: erasure.completedAtMs === null ? 202 : 200 });
}

async function readReceipt(
  env: Env,
  organisationId: OrganisationId,
  receiptId: ReceiptId,
): Promise<ErasureReceipt | null> {
  const found = await findErasure(env.CONTROL, organisationId, receiptId);
  return found === null ? null : receiptOf(found.erasure, found.sessions);
}
