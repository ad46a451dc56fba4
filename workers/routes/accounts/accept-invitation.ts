import type { Context } from "hono";
import { createFactory } from "hono/factory";
import { type InvitationSeen, invitationAnswer, invitationToken } from "../../../protocol/api-accounts.ts";
import { AppError } from "../../app-error.ts";
import { accountsOf } from "../../auth/accounts-of.ts";
import { acceptInvitation, findInvitation, type OpenInvitation } from "../../control/invitations.ts";
import { enterOrganisation, findLogin } from "../../control/logins.ts";
import type { AppEnv } from "../../middleware/app-env.ts";
import { loginTokenOf } from "../../middleware/caller.ts";
import { noForeignPage } from "../../middleware/foreign-origin.ts";
import { countGuess, forgiveGuess } from "../../middleware/guesses.ts";
import { valid } from "../valid.ts";
import { auditEverywhere } from "./audit-entry.ts";
import { needRoom } from "./member-limit.ts";

const { createHandlers } = createFactory<AppEnv>();

/** What a link invites to. */
export const postInvitationSeen = createHandlers(noForeignPage, valid("json", invitationToken), async (c) => {
  const { organisationName, email, role, personId } = await openInvitation(c, c.req.valid("json").token);
  const seen: InvitationSeen = { organisationName, email, role, hasAccount: personId !== null };
  return c.json(seen);
});

/** Makes a member of who is signed in with the invited address, or signs them up. */
export const postInvitationAnswer = createHandlers(
  noForeignPage,
  valid("json", invitationAnswer),
  async (c) => {
    const { token, name, password } = c.req.valid("json");
    const invitation = await openInvitation(c, token);
    // Before an account is made, which would then belong to nothing.
    if (!invitation.isByOperator)
      await needRoom(c.env.CONTROL, invitation.organisationId, "join", Date.now());
    const person =
      invitation.personId === null
        ? await signUp(c, invitation, name, password)
        : await whoIsSignedIn(c, invitation);
    if (!(await acceptInvitation(c.env.CONTROL, invitation.invitationId, person.personId, Date.now())))
      throw linkOver();
    if (person.loginId !== null)
      await enterOrganisation(c.env.CONTROL, person.loginId, invitation.organisationId);
    await auditEverywhere(c, [invitation], person.personId, "member_joined");
    return c.body(null, 204);
  },
);

interface Joining {
  personId: string;
  /** Null for who has just signed up. */
  loginId: string | null;
}

async function signUp(
  c: Context<AppEnv>,
  { email }: OpenInvitation,
  name: string | undefined,
  password: string | undefined,
): Promise<Joining> {
  if (name === undefined || password === undefined)
    throw new AppError("bad_request", "A new account needs a name and a password.");
  const login = await (await accountsOf(c.env)).signUp({ email, name, password }, c.req.raw.headers);
  if (login === null) throw signInFirst(email);
  c.header("set-cookie", login.cookie);
  return { personId: login.personId, loginId: null };
}

async function whoIsSignedIn(c: Context<AppEnv>, { email, personId }: OpenInvitation): Promise<Joining> {
  const signedToken = await loginTokenOf(c);
  const login = signedToken === null ? null : await findLogin(c.env.CONTROL, signedToken, Date.now());
  if (login === null || login.personId !== personId) throw signInFirst(email);
  return login;
}

async function openInvitation(c: Context<AppEnv>, token: string): Promise<OpenInvitation> {
  await countGuess(c, "token");
  const invitation = await findInvitation(c.env.CONTROL, token, Date.now());
  if (invitation === null) throw linkOver();
  await forgiveGuess(c, "token");
  return invitation;
}

const linkOver = () => new AppError("link_over", "This invitation is used or over; ask for a new one.");
const signInFirst = (email: string) =>
  new AppError("account_exists", `${email} has an account: sign in with it, then accept.`);
