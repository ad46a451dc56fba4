import type { Context } from "hono";
import { createFactory } from "hono/factory";
import {
  type SignUpRequest,
  signUpAnswer,
  signUpRequest,
  signUpToken,
} from "../../../protocol/api-sign-up.ts";
import { AppError } from "../../app-error.ts";
import { accountsOf, authSecret } from "../../auth/accounts-of.ts";
import { accountIsThereLetter, signUpLetter, signUpLink } from "../../auth/letters.ts";
import { sendMail } from "../../auth/mail.ts";
import { makeSignUpToken, readSignUpToken, type SigningUp } from "../../auth/sign-up-token.ts";
import { organisationsOf } from "../../control/members.ts";
import { hasAccount, noteAddressProven } from "../../control/people.ts";
import type { Env } from "../../env.ts";
import { logError } from "../../log.ts";
import type { AppEnv } from "../../middleware/app-env.ts";
import { noForeignPage } from "../../middleware/foreign-origin.ts";
import { countGuess, forgiveGuess } from "../../middleware/guesses.ts";
import { valid } from "../valid.ts";
import { auditEverywhere } from "./audit-entry.ts";
import { isSignUpOpen, makeOrganisation, needOpenSignUp } from "./new-organisation.ts";

const { createHandlers } = createFactory<AppEnv>();

export const getSignUp = (c: Context<AppEnv>): Response => c.json({ isOpen: isSignUpOpen(c.env) });

/** Answers alike, and as soon, whether or not the address has an account: the letter is written afterwards. */
export const postSignUp = createHandlers(noForeignPage, valid("json", signUpRequest), async (c) => {
  needOpenSignUp(c.env);
  const request = c.req.valid("json");
  await countGuess(c, "sign-up", request.email);
  c.executionCtx.waitUntil(mailLink(c.env, request));
  return c.body(null, 202);
});

/** What a link would make. */
export const postSignUpSeen = createHandlers(noForeignPage, valid("json", signUpToken), async (c) =>
  c.json(await askedFor(c, c.req.valid("json").token)),
);

/** Makes the account and its organisation, and signs in. */
export const postSignUpAnswer = createHandlers(noForeignPage, valid("json", signUpAnswer), async (c) => {
  const { token, name, password } = c.req.valid("json");
  const { email, organisationName } = await askedFor(c, token);
  const accounts = await accountsOf(c.env);
  // Where an earlier try has made the account and then failed, the same password goes on from there.
  const login =
    (await accounts.signUp({ email, name, password }, c.req.raw.headers)) ??
    (await accounts.signIn({ email, password }, c.req.raw.headers));
  if (login === null || (await organisationsOf(c.env.CONTROL, login.personId)).length > 0)
    throw new AppError("account_exists", `${email} has an account: sign in with it.`);
  // The link was mailed, and shown to nobody.
  await noteAddressProven(c.env.CONTROL, login.personId);
  const organisationId = await makeOrganisation(c.env, organisationName, login.personId);
  await auditEverywhere(c, [{ organisationId }], login.personId, "organisation_made");
  c.header("set-cookie", login.cookie);
  return c.body(null, 204);
});

async function mailLink(env: Env, request: SignUpRequest): Promise<void> {
  const secret = authSecret(env);
  if (secret === null) return logError("no letter for a new account", new Error("AUTH_SECRET is missing"));
  const { email, organisationName } = request;
  const letter = (await hasAccount(env.CONTROL, email))
    ? accountIsThereLetter(email, env.DASHBOARD_ORIGIN)
    : signUpLetter(
        email,
        organisationName,
        signUpLink(env.DASHBOARD_ORIGIN, await makeSignUpToken(request, secret, Date.now())),
      );
  if (!(await sendMail(env, letter))) logError("no letter for a new account", new Error("no mail went out"));
}

async function askedFor(c: Context<AppEnv>, token: string): Promise<SigningUp> {
  needOpenSignUp(c.env);
  await countGuess(c, "token");
  const secret = authSecret(c.env);
  const asked = secret === null ? null : await readSignUpToken(token, secret);
  if (asked === null) throw new AppError("link_over", "This link is over; ask for a new one.");
  await forgiveGuess(c, "token");
  return asked;
}
