import type { Context } from "hono";
import type { ImportHead, ImportReceipt } from "../../../protocol/api-replay.ts";
import { makeSessionId, makeTabId, parseVisitorId, type VisitorId } from "../../../protocol/ids.ts";
import { maxChunkBytes, maxImportBytes } from "../../../protocol/limits.ts";
import { recordsSessions } from "../../../protocol/plans.ts";
import { cleanText } from "../../../protocol/privacy/clean-text.ts";
import { AppError } from "../../app-error.ts";
import { randomLetters } from "../../auth/random-id.ts";
import { hasWithdrawn } from "../../catalog/visitor.ts";
import { importTermsOf } from "../../control/import-terms.ts";
import type { Env } from "../../env.ts";
import { hasGzipMagic, inflate } from "../../inflate.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import type { Visit } from "../../session-stub.ts";
import { audit } from "../accounts/audit-entry.ts";
import { refusePastQuota } from "../quota.ts";
import { readBody } from "../read-body.ts";
import { appendAll } from "./append-all.ts";
import { framesOf } from "./frames-of.ts";
import { readImport } from "./read-import.ts";

/**
 * Makes a session of a file: ours or a plain list of rrweb events, gzipped or not. It goes the way of every session, as
 * chunks through the session's object, so that masking, judging, retention and erasure hold for it like for any other.
 */
export async function postImport(c: Context<WebsiteEnv>): Promise<Response> {
  const terms = await importTermsOf(c.env.CONTROL, c.var.websiteId);
  if (terms === null) throw new AppError("not_found", "There is no such website.");
  if (!recordsSessions(terms)) throw new AppError("replay_not_in_plan", "The plan keeps no sessions.");

  const bytes = await readFile(c.req.raw);
  const plan = readImport(bytes);
  if (plan.kind === "refused") throw new AppError("bad_request", plan.message);
  const { websiteId } = terms;
  const visitorId = parseVisitorId(plan.session.visitorId ?? "");
  await refuseWithdrawn(c.env, { websiteId, visitorId });

  const nowMs = Date.now();
  // It stands where it would if it had ended now: retention goes by the id's time, which nobody else decides.
  const startedAtMs = nowMs - plan.durationMs;
  const sessionId = makeSessionId(terms.tag, startedAtMs, randomLetters(16));
  const address = { websiteId, sessionId };
  await refusePastQuota(c.env, terms, address, nowMs);

  const showsEmails = terms.settings?.privacy?.maskEmails === false;
  const newTabId = () => makeTabId(randomLetters(12));
  const frames = [...framesOf(bytes, plan, { newTabId, visitorId, showsEmails })];
  if (frames.some((frame) => frame.length > maxChunkBytes)) {
    throw new AppError("import_too_large", "An event is too large to be kept.");
  }
  await appendAll(c.env, { ...terms, address, visit: visitOf(plan.session) }, frames, nowMs);
  await audit(c, "session_imported", sessionId);
  const receipt: ImportReceipt = {
    sessionId,
    startedAt: new Date(startedAtMs).toISOString(),
    durationMs: plan.durationMs,
    tabs: plan.tabs.length,
    events: plan.events,
  };
  return c.json(receipt, 201, { location: `/api/replay/${sessionId}` });
}

async function readFile(request: Request): Promise<Uint8Array> {
  const body = await readBody(request, maxImportBytes, "import_too_large");
  if (!hasGzipMagic(body)) return body;
  const inflated = inflate(body, maxImportBytes);
  if (inflated.ok) return inflated.bytes;
  if (inflated.reason === "too_large") {
    throw new AppError("import_too_large", `The file may have ${maxImportBytes} bytes.`);
  }
  throw new AppError("bad_request", "The body is not the gzip it begins as.");
}

async function refuseWithdrawn(
  env: Env,
  { websiteId, visitorId }: Pick<WebsiteEnv["Variables"], "websiteId"> & { visitorId: VisitorId | null },
): Promise<void> {
  if (visitorId !== null && (await hasWithdrawn(env, { websiteId, visitorId }))) {
    throw new AppError("session_erased", "The visitor has withdrawn.");
  }
}

/** Whoever wrote the file wrote these as well: they go into the list, so they are masked like everything there. */
function visitOf({ country = "", deviceType, deviceModel, browser, os }: ImportHead["session"]): Visit {
  const device = {
    ...(deviceType && { deviceType }),
    ...(deviceModel && { deviceModel: cleanText(deviceModel) }),
    ...(browser && { browser: cleanText(browser) }),
    ...(os && { os: cleanText(os) }),
  };
  return { userAgent: "", country, device };
}
