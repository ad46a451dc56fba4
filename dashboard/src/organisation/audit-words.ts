const words: Partial<Record<string, string>> = {
  signed_in: "signed in",
  signed_out: "signed out",
  login_ended: "ended a login",
  passkey_added: "added a passkey",
  passkey_removed: "removed a passkey",
  password_changed: "changed their password",
  password_reset: "set a new password by a mailed link",
  name_changed: "changed their name",
  member_invited: "invited",
  invitation_ended: "took back the invitation of",
  member_joined: "joined",
  organisation_made: "made the organisation",
  role_changed: "gave a role to",
  member_removed: "removed",
  key_made: "made the API key",
  key_revoked: "revoked the API key",
  erasure_asked: "had something erased; the receipt is",
  visitor_exported: "exported a visitor",
  session_exported: "exported a session",
  session_imported: "imported a session",
  session_viewed: "watched a session",
  session_pinned: "pinned a session",
  session_unpinned: "unpinned a session",
  share_made: "made a public link",
  share_ended: "ended a public link",
  signal_silenced: "silenced a signal",
  signal_heard_again: "had a signal heard again",
  website_made: "created a website",
  website_deleted: "deleted a website",
  settings_changed: "changed the settings of",
  site_key_rotated: "made a new site key for",
  site_key_revoked: "revoked a site key of",
  webhook_made: "added a webhook",
  webhook_changed: "changed a webhook",
  webhook_removed: "removed a webhook",
  webhook_secret_changed: "made a new secret for a webhook",
  webhook_tested: "sent a test to a webhook",
  delivery_repeated: "had a webhook told again",
  visitor_invited: "invited a visitor",
  plan_changed: "changed the plan",
};

/** What was done, to be read behind who did it. An action this dashboard does not know yet is told as it is called. */
export const auditWords = (action: string): string => words[action] ?? action.replaceAll("_", " ");

export const knownActions: readonly { value: string; label: string }[] = Object.keys(words)
  .map((action) => ({ value: action, label: action.replaceAll("_", " ") }))
  .sort((one, other) => one.label.localeCompare(other.label));
