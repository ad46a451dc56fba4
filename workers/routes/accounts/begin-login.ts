import type { Context } from "hono";
import { AppError } from "../../app-error.ts";
import type { Login } from "../../auth/accounts.ts";
import { endOldLogins } from "../../control/logins.ts";
import { organisationsOf } from "../../control/members.ts";
import type { AppEnv } from "../../middleware/app-env.ts";
import { auditEverywhere } from "./audit-entry.ts";

/**
 * What every way in ends with.
 * @param by what it was proven, for the audit log; empty for a password
 * @throws AppError `forbidden` for who is a member of nothing
 */
export async function beginLogin(c: Context<AppEnv>, { personId, cookie }: Login, by: string): Promise<void> {
  const organisations = await organisationsOf(c.env.CONTROL, personId);
  if (organisations.length === 0)
    throw new AppError("forbidden", "Your account belongs to no organisation any more; ask to be invited.");
  await endOldLogins(c.env.CONTROL, personId, Date.now());
  await auditEverywhere(c, organisations, personId, "signed_in", by);
  c.header("set-cookie", cookie, { append: true });
}
