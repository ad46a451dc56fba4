import { createFactory } from "hono/factory";
import type { Me } from "../../../protocol/api.ts";
import { type OrganisationList, ownName, passwordChange } from "../../../protocol/api-accounts.ts";
import { AppError } from "../../app-error.ts";
import { accountsOf } from "../../auth/accounts-of.ts";
import { enterOrganisation } from "../../control/logins.ts";
import { changeName, organisationsOf } from "../../control/members.ts";
import { type CallerEnv, loginOf } from "../../middleware/caller.ts";
import { countGuess, forgiveGuess } from "../../middleware/guesses.ts";
import { valid } from "../valid.ts";
import { auditEverywhere } from "./audit-entry.ts";

const { createHandlers } = createFactory<CallerEnv>();

export const getMe = createHandlers((c) => {
  const { organisationId, scopes, login } = c.var.caller;
  const me: Me = {
    organisationId,
    scopes: [...scopes],
    email: login?.email ?? null,
    name: login?.name ?? null,
    personId: login?.personId ?? null,
    role: login?.role ?? null,
    publicOrigin: c.env.PUBLIC_ORIGIN,
  };
  return c.json(me);
});

/** By which the other members know the person, in every organisation. */
export const putName = createHandlers(valid("json", ownName), async (c) => {
  const { personId } = loginOf(c);
  await changeName(c.env.CONTROL, personId, c.req.valid("json").name);
  await auditEverywhere(c, await organisationsOf(c.env.CONTROL, personId), personId, "name_changed");
  return c.body(null, 204);
});

/** Ends all other logins of the person; this one gets a new cookie. */
export const putPassword = createHandlers(valid("json", passwordChange), async (c) => {
  const { personId, email } = loginOf(c);
  await countGuess(c, "sign-in", email);
  const accounts = await accountsOf(c.env);
  const login = await accounts.changePassword(c.req.valid("json"), c.req.raw.headers);
  if (login === null) throw new AppError("password_wrong", "The current password is wrong.");
  await forgiveGuess(c, "sign-in", email);
  await auditEverywhere(c, await organisationsOf(c.env.CONTROL, personId), personId, "password_changed");
  c.header("set-cookie", login.cookie);
  return c.body(null, 204);
});

export const getOrganisations = createHandlers(async (c) => {
  const { personId } = loginOf(c);
  const list: OrganisationList = { organisations: await organisationsOf(c.env.CONTROL, personId) };
  return c.json(list);
});

/** From now on this login acts for that organisation. */
export const postEnter = createHandlers(async (c) => {
  const { personId, loginId } = loginOf(c);
  const asked = c.req.param("organisationId");
  const own = await organisationsOf(c.env.CONTROL, personId);
  const found = own.find(({ organisationId }) => organisationId === asked);
  if (found === undefined) throw new AppError("not_found", "There is no such organisation.");
  await enterOrganisation(c.env.CONTROL, loginId, found.organisationId);
  return c.body(null, 204);
});
