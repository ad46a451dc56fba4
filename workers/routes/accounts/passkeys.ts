import type { Context } from "hono";
import { createFactory } from "hono/factory";
import type * as z from "zod";
import {
  newPasskey,
  type PasskeySignIn,
  type passkeyList,
  type passkeyMade,
  passkeyName,
  passkeySignIn,
} from "../../../protocol/api-passkeys.ts";
import { AppError } from "../../app-error.ts";
import { accountsOf } from "../../auth/accounts-of.ts";
import type { Expected } from "../../auth/authenticator.ts";
import { randomId } from "../../auth/random-id.ts";
import { hasBegunSince } from "../../control/logins.ts";
import { organisationsOf } from "../../control/members.ts";
import {
  addPasskey,
  findPasskey,
  listPasskeys,
  notePasskeyUse,
  removePasskey,
  renamePasskey,
} from "../../control/passkeys.ts";
import type { Question } from "../../control/questions.ts";
import type { Env } from "../../env.ts";
import type { AppEnv } from "../../middleware/app-env.ts";
import { type CallerEnv, loginOf } from "../../middleware/caller.ts";
import { noForeignPage } from "../../middleware/foreign-origin.ts";
import { countGuess, forgiveGuess } from "../../middleware/guesses.ts";
import { valid } from "../valid.ts";
import { auditEverywhere } from "./audit-entry.ts";
import { beginLogin } from "./begin-login.ts";
import { askPasskey, questionAnswered } from "./passkey-question.ts";

const open = createFactory<AppEnv>();
const closed = createFactory<CallerEnv>();

/** Counted as a guess, since the question is kept until it is answered. */
export const postPasskeySignIn = open.createHandlers(noForeignPage, async (c) => {
  await countGuess(c, "sign-in");
  const { questionForSignIn } = await import("../../auth/authenticator.ts");
  const options = await questionForSignIn(c.env.DASHBOARD_ORIGIN);
  await askPasskey(c, { personId: null, challenge: options.challenge });
  return c.json(options);
});

export const postPasskeySignInAnswer = open.createHandlers(
  noForeignPage,
  valid("json", passkeySignIn),
  async (c) => {
    const personId = await whoAnswers(c, c.req.valid("json"));
    if (personId === null)
      throw new AppError("sign_in_failed", "This passkey is not known here, or its answer came too late.");
    await forgiveGuess(c, "sign-in");
    const login = await (await accountsOf(c.env)).signInAs(personId, c.req.raw.headers);
    await beginLogin(c, login, "passkey");
    return c.body(null, 204);
  },
);

const expectedOf = ({ env }: { env: Env }, { challenge }: Question): Expected => ({
  challenge,
  dashboardOrigin: env.DASHBOARD_ORIGIN,
});

async function whoAnswers(c: Context<AppEnv>, { response }: PasskeySignIn): Promise<string | null> {
  const question = await questionAnswered(c);
  if (question === null || question.personId !== null) return null;
  const passkey = await findPasskey(c.env.CONTROL, response.id);
  if (passkey === null) return null;
  const { readAnswer } = await import("../../auth/authenticator.ts");
  const counter = await readAnswer(response, passkey, expectedOf(c, question));
  if (counter === null) return null;
  await notePasskeyUse(c.env.CONTROL, passkey.passkeyId, counter);
  return passkey.personId;
}

export async function getPasskeys(c: Context<CallerEnv>): Promise<Response> {
  const rows = await listPasskeys(c.env.CONTROL, loginOf(c).personId);
  const list: z.infer<typeof passkeyList> = {
    passkeys: rows.map(({ passkeyId, name, createdAtMs, isBackedUp }) => ({
      passkeyId,
      name: name ?? "",
      createdAt: new Date(createdAtMs ?? 0).toISOString(),
      isSynced: isBackedUp,
    })),
  };
  return c.json(list);
}

/** Who adds a way in has signed in within a day: a login that was left open somewhere is not enough. */
const freshMs = 86_400_000;

export async function postPasskeyBegin(c: Context<CallerEnv>): Promise<Response> {
  const login = loginOf(c);
  const { CONTROL, DASHBOARD_ORIGIN } = c.env;
  if (!(await hasBegunSince(CONTROL, login.loginId, Date.now() - freshMs)))
    throw new AppError("login_old", "You signed in more than a day ago: sign in again, then add a passkey.");
  const known = (await listPasskeys(CONTROL, login.personId)).map(({ credentialId }) => credentialId);
  const { questionForNew } = await import("../../auth/authenticator.ts");
  const options = await questionForNew(DASHBOARD_ORIGIN, login, known);
  await askPasskey(c, { personId: login.personId, challenge: options.challenge });
  return c.json(options);
}

export const postPasskey = closed.createHandlers(valid("json", newPasskey), async (c) => {
  const { personId } = loginOf(c);
  const { name, response } = c.req.valid("json");
  const question = await questionAnswered(c);
  if (question === null || question.personId !== personId) throw refused();
  const { readNewKey } = await import("../../auth/authenticator.ts");
  const key = await readNewKey(response, expectedOf(c, question));
  const passkeyId = `pas_${randomId()}`;
  const row = { passkeyId, personId, name, createdAtMs: Date.now() };
  if (key === null || !(await addPasskey(c.env.CONTROL, { ...row, ...key }))) throw refused();
  const organisations = await organisationsOf(c.env.CONTROL, personId);
  await auditEverywhere(c, organisations, personId, "passkey_added", passkeyId);
  const made: z.infer<typeof passkeyMade> = { passkeyId };
  return c.json(made, 201);
});

const refused = () => new AppError("passkey_refused", "This passkey could not be added; begin again.");

export const putPasskey = closed.createHandlers(valid("json", passkeyName), async (c) => {
  const { personId } = loginOf(c);
  const { name } = c.req.valid("json");
  if (!(await renamePasskey(c.env.CONTROL, personId, c.req.param("passkeyId") ?? "", name)))
    throw noPasskey();
  return c.body(null, 204);
});

export async function deletePasskey(c: Context<CallerEnv, "/api/me/passkeys/:passkeyId">): Promise<Response> {
  const { personId } = loginOf(c);
  const passkeyId = c.req.param("passkeyId");
  if (!(await removePasskey(c.env.CONTROL, personId, passkeyId))) throw noPasskey();
  const organisations = await organisationsOf(c.env.CONTROL, personId);
  await auditEverywhere(c, organisations, personId, "passkey_removed", passkeyId);
  return c.body(null, 204);
}

const noPasskey = () => new AppError("not_found", "There is no such passkey.");
