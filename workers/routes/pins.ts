import type { Context } from "hono";
import { AppError } from "../app-error.ts";
import type { SessionEnv } from "../middleware/owned-session.ts";
import { pinSession, unpinSession } from "../retention/pin.ts";
import { audit } from "./accounts/audit-entry.ts";

/** Keeps the session past its plan's days. Asked again, it stays as it is. */
export async function putPin(c: Context<SessionEnv>): Promise<Response> {
  const isPinned = await pinSession(c.env, c.var.address, Date.now());
  // The sweep was quicker: what is left of the session is on its way out.
  if (!isPinned) throw new AppError("not_found", "There is no such session.");
  await audit(c, "session_pinned", c.var.address.sessionId);
  return c.body(null, 204);
}

/** Lets the session expire as its plan says, at once if that is over. */
export async function deletePin(c: Context<SessionEnv>): Promise<Response> {
  await unpinSession(c.env, c.var.address);
  await audit(c, "session_unpinned", c.var.address.sessionId);
  return c.body(null, 204);
}
