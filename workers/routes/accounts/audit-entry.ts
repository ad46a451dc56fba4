import type { OrganisationId } from "../../../protocol/ids.ts";
import { randomId } from "../../auth/random-id.ts";
import { type AuditEntry, writeAudit } from "../../control/audit.ts";
import type { Asked } from "../../middleware/app-env.ts";
import type { Caller } from "../../middleware/caller.ts";
import { addressOf } from "../../middleware/guesses.ts";

/** What the audit log knows of. */
export type AuditAction =
  /** By what, unless it was a password. */
  | "signed_in"
  | "signed_out"
  | "login_ended"
  | "passkey_added"
  | "passkey_removed"
  | "name_changed"
  | "password_changed"
  | "password_reset"
  | "member_invited"
  | "invitation_ended"
  | "member_joined"
  | "organisation_made"
  | "role_changed"
  | "member_removed"
  | "key_made"
  | "key_revoked"
  /** Its receipt's id is the subject: whom it was about is not to stand here. */
  | "erasure_asked"
  /** Once an hour by the same. */
  | "session_viewed"
  | "visitor_exported"
  | "session_exported"
  | "session_imported"
  | "session_pinned"
  | "session_unpinned"
  /** The link's id is the subject. */
  | "share_made"
  | "share_ended"
  | "webhook_made"
  | "webhook_changed"
  | "webhook_removed"
  | "webhook_secret_changed"
  | "webhook_tested"
  | "delivery_repeated"
  /** The website's id and what it was done to or made of it. */
  | "website_made"
  | "website_deleted"
  | "settings_changed"
  | "site_key_rotated"
  | "site_key_revoked"
  | "plan_changed"
  /** The website's id and the visitor's. */
  | "visitor_invited"
  | "signal_silenced"
  | "signal_heard_again";

/** Any route's context behind `caller`. */
export type AskedByCaller = Asked & { readonly var: { readonly caller: Caller } };

/** Notes what the caller has done. */
export const audit = (c: AskedByCaller, action: AuditAction, subject = ""): Promise<void> => {
  const { organisationId, actor } = c.var.caller;
  return writeAudit(c.env.CONTROL, [entryOf(c, organisationId, actor, action, subject)]);
};

/** Notes what the operator has done to an organisation. */
export const auditAsOperator = (
  c: Asked,
  organisationId: OrganisationId,
  action: AuditAction,
  subject: string,
): Promise<void> => writeAudit(c.env.CONTROL, [entryOf(c, organisationId, "operator", action, subject)]);

/** Notes what a person has done for themself in the log of each organisation that they belong to. */
export const auditEverywhere = (
  c: Asked,
  organisations: readonly { organisationId: OrganisationId }[],
  personId: string,
  action: AuditAction,
  subject = "",
): Promise<void> =>
  writeAudit(
    c.env.CONTROL,
    organisations.map(({ organisationId }) => entryOf(c, organisationId, personId, action, subject)),
  );

export const entryOf = (
  c: Asked,
  organisationId: OrganisationId,
  actor: string,
  action: AuditAction,
  subject: string,
): AuditEntry => ({
  entryId: `aud_${randomId()}`,
  organisationId,
  atMs: Date.now(),
  action,
  actor,
  subject,
  networkAddress: addressOf(c),
});
