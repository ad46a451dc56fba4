import { createMiddleware } from "hono/factory";
import type { Session } from "../../protocol/api.ts";
import { rateLimitSeconds } from "../../protocol/limits.ts";
import { AppError } from "../app-error.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { findSession } from "../catalog/find-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { sessionOfRow } from "../catalog/session-of-row.ts";
import { findShare, type OpenShare } from "../control/shares.ts";
import type { Env } from "../env.ts";
import type { AppEnv } from "./app-env.ts";
import { addressOf, countGuess } from "./guesses.ts";
import { networkOf } from "./network-of.ts";
import { isWithin } from "./rate-limit.ts";

export interface SharedEnv extends AppEnv {
  Variables: AppEnv["Variables"] & { address: SessionAddress; session: Session; share: OpenShare };
}

/** What stands behind a public link is for who has it, now: for no cache, no index, and nobody that it links to. */
export const unlisted = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const { headers, ok } = c.res;
  if (ok) headers.set("cache-control", "private, no-store");
  headers.set("x-robots-tag", "noindex, nofollow");
  headers.set("referrer-policy", "no-referrer");
});

/**
 * Lets through who has a link that opens. Only wrong ones are counted as guesses, so that neither a player's many
 * requests cost writes nor an office is locked out by one of its links that is over.
 */
export const sharedSession = createMiddleware<SharedEnv>(async (c, next) => {
  if (!(await isWithin(c.env.INGEST_LIMIT, `shared ${networkOf(addressOf(c))}`))) {
    throw new AppError("rate_limited", "Too many requests from this address; try again later.", {
      retryAfterSeconds: rateLimitSeconds,
    });
  }
  const found = await findShared(c.env, c.req.param("token") ?? "", Date.now());
  if (found === null) {
    await countGuess(c, "share");
    throw new AppError("not_found", "This link is wrong or over, or was taken back.");
  }
  c.set("share", found.share);
  c.set("address", found.address);
  c.set("session", found.session);
  await next();
});

type Shared = Pick<SharedEnv["Variables"], "share" | "address" | "session">;

/** As `randomToken` makes them. */
const tokenShape = /^[a-z0-5]{32}$/;

async function findShared(env: Env, token: string, nowMs: number): Promise<Shared | null> {
  const share = tokenShape.test(token) ? await findShare(env.CONTROL, token, nowMs) : null;
  if (share === null) return null;
  const address = { websiteId: share.websiteId, sessionId: share.sessionId };
  const row = await findSession(await openCatalog(env, share.websiteId), address);
  return row === null ? null : { share, address, session: sessionOfRow(row) };
}
