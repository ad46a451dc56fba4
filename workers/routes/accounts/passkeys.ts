import type { Context } from "hono";
import { createFactory } from "hono/factory";
import type * as z from "zod";
import {
  newPasskey,
  type passkeyList,
  type passkeyMade,
  passkeyName,
  passkeySignIn,
} from "../../../protocol/api-passkeys.ts";
import { AppError } from "../../app-error.ts";
import { accountsOf } from "../../auth/accounts-of.ts";
import { organisationsOf } from "../../control/members.ts";
import { listPasskeys, removePasskey, renamePasskey } from "../../control/passkeys.ts";
import type { AppEnv } from "../../middleware/app-env.ts";
import { type CallerEnv, loginOf } from "../../middleware/caller.ts";
import { noForeignPage } from "../../middleware/foreign-origin.ts";
import { countGuess, forgiveGuess } from "../../middleware/guesses.ts";
import { valid } from "../valid.ts";
import { auditEverywhere } from "./audit-entry.ts";
import { beginLogin } from "./begin-login.ts";

const open = createFactory<AppEnv>();
const closed = createFactory<CallerEnv>();

/** Counted as a guess, since the question is kept until it is answered. */
export const postPasskeySignIn = open.createHandlers(noForeignPage, async (c) => {
  await countGuess(c, "sign-in");
  const { options, cookie } = await (await accountsOf(c.env)).beginPasskeySignIn();
  c.header("set-cookie", cookie);
  return c.json(options);
});

export const postPasskeySignInAnswer = open.createHandlers(
  noForeignPage,
  valid("json", passkeySignIn),
  async (c) => {
    const accounts = await accountsOf(c.env);
    const login = await accounts.signInByPasskey(c.req.valid("json").response, c.req.raw.headers);
    if (login === null)
      throw new AppError("sign_in_failed", "This passkey is not known here, or its answer came too late.");
    await forgiveGuess(c, "sign-in");
    await beginLogin(c, login, "passkey");
    return c.body(null, 204);
  },
);

export async function getPasskeys(c: Context<CallerEnv>): Promise<Response> {
  const rows = await listPasskeys(c.env.CONTROL, loginOf(c).personId);
  const list: z.infer<typeof passkeyList> = {
    passkeys: rows.map(({ id, name, createdAt, backedUp }) => ({
      passkeyId: id,
      name: name ?? "",
      createdAt: (createdAt ?? new Date(0)).toISOString(),
      isSynced: backedUp,
    })),
  };
  return c.json(list);
}

export async function postPasskeyBegin(c: Context<CallerEnv>): Promise<Response> {
  loginOf(c);
  const begun = await (await accountsOf(c.env)).beginPasskey(c.req.raw.headers);
  if (begun === null)
    throw new AppError("login_old", "You signed in more than a day ago: sign in again, then add a passkey.");
  c.header("set-cookie", begun.cookie);
  return c.json(begun.options);
}

export const postPasskey = closed.createHandlers(valid("json", newPasskey), async (c) => {
  const { personId } = loginOf(c);
  const passkeyId = await (await accountsOf(c.env)).addPasskey(c.req.valid("json"), c.req.raw.headers);
  if (passkeyId === null)
    throw new AppError("passkey_refused", "This passkey could not be added; begin again.");
  const organisations = await organisationsOf(c.env.CONTROL, personId);
  await auditEverywhere(c, organisations, personId, "passkey_added", passkeyId);
  const made: z.infer<typeof passkeyMade> = { passkeyId };
  return c.json(made, 201);
});

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
