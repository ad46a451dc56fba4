import { createMiddleware } from "hono/factory";
import type { Session } from "../../protocol/api.ts";
import { parseSessionId, sessionIdParts } from "../../protocol/ids.ts";
import { recordsSessions } from "../../protocol/plans.ts";
import { AppError } from "../app-error.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { findSession } from "../catalog/find-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { sessionOfRow } from "../catalog/session-of-row.ts";
import { websiteOfTag } from "../control/websites.ts";
import type { Env } from "../env.ts";
import type { Caller, CallerEnv } from "./caller.ts";

export interface SessionEnv extends CallerEnv {
  Variables: CallerEnv["Variables"] & {
    address: SessionAddress;
    session: Session;
    /** Whether the plan shows the requests of pages; otherwise no answer tells of one. */
    hasNetwork: boolean;
  };
}

/**
 * Lets through to sessions of the caller's websites. Another's answers like one that does not exist. On a plan without
 * replay what is left can only be taken away.
 */
export const ownedSession = createMiddleware<SessionEnv>(async (c, next) => {
  const found = await findOwned(c.env, c.var.caller, c.req.param("sessionId") ?? "");
  if (found === null) throw new AppError("not_found", "There is no such session.");
  if (c.req.method !== "DELETE" && !recordsSessions(found))
    throw new AppError("replay_not_in_plan", "The plan has no replay; the plans that keep sessions do.");
  c.set("address", found.address);
  c.set("session", found.session);
  c.set("hasNetwork", found.hasNetworkPanel);
  await next();
});

interface Owned {
  address: SessionAddress;
  session: Session;
  retentionDays: number;
  hasNetworkPanel: boolean;
}

async function findOwned(env: Env, { organisationId }: Caller, text: string): Promise<Owned | null> {
  const sessionId = parseSessionId(text);
  if (sessionId === null) return null;
  const website = await websiteOfTag(env.CONTROL, organisationId, sessionIdParts(sessionId).tag);
  if (website === null) return null;
  const { websiteId, ...plan } = website;
  const address = { websiteId, sessionId };
  const row = await findSession(await openCatalog(env, websiteId), address);
  return row === null ? null : { address, session: sessionOfRow(row), ...plan };
}
