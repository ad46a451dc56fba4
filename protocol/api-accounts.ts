import * as z from "zod";
import { maxPasswordChars, minPasswordChars } from "./limits.ts";
import { roles, scopes } from "./rights.ts";

/** Who may use the dashboard and the API, as schemas. Times are ISO 8601 in UTC. */

/** Addresses are compared in lower case; 254 characters are what SMTP can carry (RFC 5321). */
export const email = z.email().max(254).toLowerCase();
export const newPassword = z.string().min(minPasswordChars).max(maxPasswordChars);
const currentPassword = z.string().max(maxPasswordChars);
/** Of a person, an organisation, a key. */
export const accountName = z.string().trim().min(1).max(100);
/** Of a link that was mailed or printed. */
const token = z.string().min(1).max(200);
const role = z.enum(roles);

export const ownName = z.object({ name: accountName });
export const passwordChange = z.object({ currentPassword, newPassword });

export const resetRequest = z.object({ email });
export const passwordReset = z.object({ token, newPassword });

export const invitationToken = z.object({ token });
/** Name and password are for who has no account yet. */
export const invitationAnswer = z.object({
  token,
  name: accountName.optional(),
  password: newPassword.optional(),
});

export const invitationSeen = z.object({
  organisationName: z.string(),
  email: z.string(),
  role,
  hasAccount: z.boolean().describe("Sign in with it before you accept."),
});
export type InvitationSeen = z.infer<typeof invitationSeen>;

export const newInvitation = z.object({ email, role });

export const invitation = z.object({
  invitationId: z.string(),
  email: z.string(),
  role,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitation>;

export const invitationList = z.object({ invitations: z.array(invitation) });
export type InvitationList = z.infer<typeof invitationList>;

export const invitationMade = z.object({
  invitation,
  link: z.string().nullable().describe("To hand on, shown this once; null when it was mailed."),
});
export type InvitationMade = z.infer<typeof invitationMade>;

export const member = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  joinedAt: z.iso.datetime(),
});
export type Member = z.infer<typeof member>;
export const memberList = z.object({ members: z.array(member) });
export type MemberList = z.infer<typeof memberList>;
export const roleChange = z.object({ role });

export const organisationList = z.object({
  organisations: z.array(z.object({ organisationId: z.string(), name: z.string(), role })),
});
export type OrganisationList = z.infer<typeof organisationList>;

export const loginList = z.object({
  logins: z.array(
    z.object({
      loginId: z.string(),
      createdAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      address: z.string().describe("Of the network it began in; empty when unknown."),
      userAgent: z.string(),
      isThis: z.boolean().describe("The one that asks."),
    }),
  ),
});
export type LoginList = z.infer<typeof loginList>;

export const newApiKey = z.object({
  name: accountName,
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
});

export const apiKey = z.object({
  keyId: z.string(),
  name: z.string(),
  beginning: z.string().describe("How the key begins; empty for the oldest."),
  scopes: z.array(z.enum(scopes)),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable().describe("Up to an hour late."),
});
export type ApiKey = z.infer<typeof apiKey>;
export const apiKeyList = z.object({ keys: z.array(apiKey) });
export type ApiKeyList = z.infer<typeof apiKeyList>;

export const apiKeyMade = z.object({ key: apiKey, apiKey: z.string().describe("Shown this once.") });
export type ApiKeyMade = z.infer<typeof apiKeyMade>;

export const auditQuery = z.object({
  cursor: z.string().max(80).optional().describe("Of the page before."),
  actor: z.string().max(80).optional().describe("What this person or key has done."),
  action: z.string().max(40).optional().describe("Entries of this action alone, such as `session_viewed`."),
  from: z.iso.datetime({ offset: true }).optional().describe("From then on."),
  to: z.iso.datetime({ offset: true }).optional().describe("Before then."),
});

export const auditList = z.object({
  entries: z.array(
    z.object({
      entryId: z.string(),
      at: z.iso.datetime(),
      action: z.string(),
      actor: z.string().describe("A person's id, a key's id, or `operator`."),
      subject: z.string().describe("What it was done to; empty when the action says it all."),
      address: z.string().describe("The network address it was asked from; empty when unknown."),
    }),
  ),
  nextCursor: z.string().nullable().describe("Pass as `cursor` for the next page; null on the last."),
});
export type AuditList = z.infer<typeof auditList>;
