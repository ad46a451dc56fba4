import { createHash } from "node:crypto";
import type { Context } from "hono";
import { withdrawal } from "../../protocol/api.ts";
import { parseSecretHash, parseVisitorId } from "../../protocol/ids.ts";
import { erasurePageSessions, maxWithdrawalBytes } from "../../protocol/limits.ts";
import { AppError } from "../app-error.ts";
import { noteWithdrawal, type Visitor, whoShows } from "../catalog/visitor.ts";
import type { Site } from "../control/sites.ts";
import { beginErasure } from "../erasure/begin-erasure.ts";
import { workErasure } from "../erasure/work-erasure.ts";
import type { SiteEnv } from "../middleware/known-site.ts";
import { forgetPresent } from "../presence-stub.ts";
import { jsonOf } from "./json-of.ts";
import { readBody } from "./read-body.ts";

/**
 * A visitor takes back their consent: who shows the secret has all sessions of the visitor erased, and none is taken
 * under the id any more. Takes JSON under any content type, so that no preflight is paid; the answer is the same
 * whatever the secret is worth.
 */
export async function postWithdrawal(c: Context<SiteEnv, "/v1/withdraw/:siteKey">): Promise<Response> {
  const body = await readBody(c.req.raw, maxWithdrawalBytes, "bad_request");
  const asked = withdrawal.safeParse(jsonOf(body));
  const visitorId = asked.success ? parseVisitorId(asked.data.visitorId) : null;
  if (!asked.success || visitorId === null) {
    throw new AppError("bad_request", "The body is { visitorId, secret } as JSON.");
  }
  const visitor = { websiteId: c.var.site.websiteId, visitorId };
  await withdraw(c, c.var.site, visitor, asked.data.secret);
  // Of one who was never recorded nobody knows a secret, and there is nothing else to forget.
  await forgetPresent(c.env, visitor.websiteId, { kind: "visitor", visitorId });
  return c.json({}, 202);
}

async function withdraw(c: Context<SiteEnv>, site: Site, visitor: Visitor, secret: string): Promise<void> {
  const secretHash = parseSecretHash(createHash("sha256").update(secret).digest("base64url"));
  if (secretHash === null || (await whoShows(c.env, visitor, secretHash)) !== "visitor") return;
  const nowMs = Date.now();
  const { organisationId, websiteId } = site;
  const subject = { kind: "visitor", visitorId: visitor.visitorId } as const;
  // In this order: broken off in between, the visitor may ask again, and what is there is erased either way.
  const erasure = await beginErasure(
    c.env,
    { organisationId, websiteId, subject, isWithdrawal: true },
    nowMs,
  );
  await noteWithdrawal(c.env, visitor, nowMs);
  c.executionCtx.waitUntil(workErasure(c.env, erasure, erasurePageSessions, nowMs));
}
