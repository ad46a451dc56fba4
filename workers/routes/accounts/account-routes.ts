import type { Hono } from "hono";
import type { AppEnv } from "../../middleware/app-env.ts";
import { postInvitationAnswer, postInvitationSeen } from "./accept-invitation.ts";
import { deleteApiKey, getApiKeys, postApiKey } from "./api-keys.ts";
import { getAudit } from "./audit-log.ts";
import { deleteInvitation, getInvitations, postInvitation } from "./invitations.ts";
import { deleteLogin, getLogins } from "./logins.ts";
import { getMe, getOrganisations, postEnter, putName, putPassword } from "./me.ts";
import { deleteMember, getMembers, putRole } from "./members.ts";
import { postOrganisation } from "./new-organisation.ts";
import {
  deletePasskey,
  getPasskeys,
  postPasskey,
  postPasskeyBegin,
  postPasskeySignIn,
  postPasskeySignInAnswer,
  putPasskey,
} from "./passkeys.ts";
import { postPasswordReset, postResetRequest } from "./password-reset.ts";
import { getProviders, postProviderAnswer, postProviderSignIn } from "./providers.ts";
import { postSignIn, postSignOut } from "./sign-in.ts";
import { getSignUp, postSignUp, postSignUpAnswer, postSignUpSeen } from "./sign-up.ts";

/** What anyone may ask: it is by these that one becomes a known caller. */
export function addOpenAccountRoutes(app: Hono<AppEnv>): void {
  app.post("/api/sign-in", ...postSignIn);
  app.get("/api/sign-in/providers", getProviders);
  app.post("/api/sign-in/providers/:providerId", ...postProviderSignIn);
  app.post("/api/sign-in/finish", ...postProviderAnswer);
  app.post("/api/sign-in/passkey", ...postPasskeySignIn);
  app.post("/api/sign-in/passkey/finish", ...postPasskeySignInAnswer);
  app.post("/api/sign-out", ...postSignOut);
  app.get("/api/sign-up", getSignUp);
  app.post("/api/sign-up", ...postSignUp);
  app.post("/api/sign-up/look", ...postSignUpSeen);
  app.post("/api/sign-up/finish", ...postSignUpAnswer);
  app.post("/api/password-reset", ...postResetRequest);
  app.post("/api/password-reset/finish", ...postPasswordReset);
  app.post("/api/invitation/look", ...postInvitationSeen);
  app.post("/api/invitation/accept", ...postInvitationAnswer);
}

/** Behind `caller`. */
export function addAccountRoutes(app: Hono<AppEnv>): void {
  app.get("/api/me", ...getMe);
  app.put("/api/me/name", ...putName);
  app.put("/api/me/password", ...putPassword);
  app.get("/api/me/passkeys", getPasskeys);
  app.post("/api/me/passkeys", ...postPasskey);
  app.post("/api/me/passkeys/begin", postPasskeyBegin);
  app.put("/api/me/passkeys/:passkeyId", ...putPasskey);
  app.delete("/api/me/passkeys/:passkeyId", deletePasskey);
  app.get("/api/logins", getLogins);
  app.delete("/api/logins/:loginId", deleteLogin);
  app.get("/api/organisations", ...getOrganisations);
  app.post("/api/organisations", ...postOrganisation);
  app.post("/api/organisations/:organisationId/enter", ...postEnter);
  app.get("/api/members", getMembers);
  app.put("/api/members/:personId/role", ...putRole);
  app.delete("/api/members/:personId", deleteMember);
  app.get("/api/invitations", getInvitations);
  app.post("/api/invitations", ...postInvitation);
  app.delete("/api/invitations/:invitationId", deleteInvitation);
  app.get("/api/keys", getApiKeys);
  app.post("/api/keys", ...postApiKey);
  app.delete("/api/keys/:keyId", deleteApiKey);
  app.get("/api/audit", ...getAudit);
}
