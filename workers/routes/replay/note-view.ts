import { createMiddleware } from "hono/factory";
import { writeAudit } from "../../control/audit.ts";
import { makeExpiringCache } from "../../control/expiring-cache.ts";
import { sha256Hex } from "../../control/sha256-hex.ts";
import { logError } from "../../log.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { entryOf } from "../accounts/audit-entry.ts";

const hourMs = 3_600_000;

/** What this isolate has noted, so that a player that asks again asks for nothing more. */
const noted = makeExpiringCache<string, true>(10_000);

/**
 * Notes who has looked at a session, once an hour: the entry's id follows from who, which and when, so that it is written
 * once, whoever tries. Nobody waits for it, and one that fails is logged: a replay is not refused for its entry.
 */
export const noteView = createMiddleware<SessionEnv>(async (c, next) => {
  await next();
  if (!c.res.ok) return;
  const { organisationId, actor } = c.var.caller;
  const { sessionId } = c.var.address;
  const nowMs = Date.now();
  const view = `${actor} ${sessionId} ${Math.floor(nowMs / hourMs)}`;
  if (noted.get(view, nowMs)) return;
  noted.set(view, true, nowMs + hourMs);
  const entry = entryOf(c, organisationId, actor, "session_viewed", sessionId);
  const entryId = `aud_${sha256Hex(view).slice(0, 20)}`;
  c.executionCtx.waitUntil(
    writeAudit(c.env.CONTROL, [{ ...entry, entryId }]).catch((error: unknown) =>
      logError("view not noted", error),
    ),
  );
});
