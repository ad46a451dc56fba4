import { createFactory } from "hono/factory";
import { passwordReset, resetRequest } from "../../../protocol/api-accounts.ts";
import { AppError } from "../../app-error.ts";
import { accountsOf } from "../../auth/accounts-of.ts";
import { organisationsOf } from "../../control/members.ts";
import { noteAddressProven } from "../../control/people.ts";
import type { AppEnv } from "../../middleware/app-env.ts";
import { noForeignPage } from "../../middleware/foreign-origin.ts";
import { countGuess } from "../../middleware/guesses.ts";
import { valid } from "../valid.ts";
import { auditEverywhere } from "./audit-entry.ts";

const { createHandlers } = createFactory<AppEnv>();

/** Answers alike, and as soon, whether or not the address has an account: the letter is written afterwards. */
export const postResetRequest = createHandlers(noForeignPage, valid("json", resetRequest), async (c) => {
  const { email } = c.req.valid("json");
  await countGuess(c, "reset", email);
  const accounts = await accountsOf(c.env);
  c.executionCtx.waitUntil(accounts.requestReset(email));
  return c.body(null, 202);
});

/** Sets a new password by right of a mailed link, and ends all logins of the person. */
export const postPasswordReset = createHandlers(noForeignPage, valid("json", passwordReset), async (c) => {
  await countGuess(c, "token");
  const personId = await (await accountsOf(c.env)).resetPassword(c.req.valid("json"));
  if (personId === null) throw new AppError("link_over", "This link is used or over; ask for a new one.");
  await noteAddressProven(c.env.CONTROL, personId);
  await auditEverywhere(c, await organisationsOf(c.env.CONTROL, personId), personId, "password_reset");
  return c.body(null, 204);
});
