import type { Context } from "hono";
import type { LoginList } from "../../../protocol/api-accounts.ts";
import { AppError } from "../../app-error.ts";
import { endLogin, listLogins } from "../../control/logins.ts";
import { type CallerEnv, loginOf } from "../../middleware/caller.ts";
import { audit } from "./audit-entry.ts";

/** Where the person is signed in. */
export async function getLogins(c: Context<CallerEnv>): Promise<Response> {
  const { personId, loginId } = loginOf(c);
  const rows = await listLogins(c.env.CONTROL, personId, Date.now());
  const list: LoginList = {
    logins: rows.map(({ id, createdAt, expiresAt, ipAddress, userAgent }) => ({
      loginId: id,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      address: ipAddress ?? "",
      userAgent: userAgent ?? "",
      isThis: id === loginId,
    })),
  };
  return c.json(list);
}

/** Ends one of the person's own logins. */
export async function deleteLogin(c: Context<CallerEnv, "/api/logins/:loginId">): Promise<Response> {
  const { personId } = loginOf(c);
  const loginId = c.req.param("loginId");
  if (!(await endLogin(c.env.CONTROL, personId, loginId)))
    throw new AppError("not_found", "There is no such login.");
  await audit(c, "login_ended", loginId);
  return c.body(null, 204);
}
