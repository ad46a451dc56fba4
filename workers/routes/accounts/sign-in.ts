import { deleteCookie } from "hono/cookie";
import { createFactory } from "hono/factory";
import { signIn } from "../../../protocol/api.ts";
import { AppError } from "../../app-error.ts";
import { accountsOf } from "../../auth/accounts-of.ts";
import { loginCookieAttributes, loginCookieName } from "../../auth/login-cookie.ts";
import { endLogin } from "../../control/logins.ts";
import type { AppEnv } from "../../middleware/app-env.ts";
import { callerOfLogin } from "../../middleware/caller.ts";
import { noForeignPage, refuseForeignOrigin } from "../../middleware/foreign-origin.ts";
import { countGuess, forgiveGuess } from "../../middleware/guesses.ts";
import { valid } from "../valid.ts";
import { auditEverywhere } from "./audit-entry.ts";
import { beginLogin } from "./begin-login.ts";

export const postSignIn = createFactory<AppEnv>().createHandlers(
  noForeignPage,
  valid("json", signIn),
  async (c) => {
    const given = c.req.valid("json");
    await countGuess(c, "sign-in", given.email);
    const login = await (await accountsOf(c.env)).signIn(given, c.req.raw.headers);
    if (login === null) throw new AppError("sign_in_failed", "Email or password is wrong.");
    await forgiveGuess(c, "sign-in", given.email);
    await beginLogin(c, login, "");
    return c.body(null, 204);
  },
);

/** Who was not signed in, is not, either, afterwards. */
export const postSignOut = createFactory<AppEnv>().createHandlers(async (c) => {
  refuseForeignOrigin(c.env, c.req.header("origin"));
  const login = (await callerOfLogin(c))?.login ?? null;
  if (login !== null) {
    await endLogin(c.env.CONTROL, login.personId, login.loginId);
    await auditEverywhere(c, [login], login.personId, "signed_out");
  }
  deleteCookie(c, loginCookieName(c.env), loginCookieAttributes(c.env));
  return c.body(null, 204);
});
