import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { SavedFilter } from "../../protocol/api-saved-filters.ts";
import type { OrganisationId, WebsiteId } from "../../protocol/ids.ts";
import type { Role } from "../../protocol/rights.ts";
import { organisations, websites } from "./schema.ts";

/**
 * Who may use the dashboard. The first four tables and `verifications` are better-auth's: their properties have the names that it asks
 * for, times as `Date`. What is ours keeps server time in ms.
 */

const time = (name: string) => integer(name, { mode: "timestamp_ms" });

export const people = sqliteTable("people", {
  id: text("person_id").primaryKey(),
  name: text("name").notNull(),
  /** In lower case. */
  email: text("email").notNull().unique(),
  emailVerified: integer("is_email_verified", { mode: "boolean" }).notNull(),
  image: text("image"),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

export const logins = sqliteTable(
  "logins",
  {
    id: text("login_id").primaryKey(),
    userId: text("person_id")
      .notNull()
      .references(() => people.id),
    /** Worth nothing without the secret that the cookie's signature is made with. */
    token: text("token").notNull().unique(),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
    ipAddress: text("network_address"),
    userAgent: text("user_agent"),
    /** The organisation last entered; null until a person of several has chosen. */
    organisationId: text("organisation_id").$type<OrganisationId>(),
  },
  (table) => [index("logins_of_person").on(table.userId)],
);

/** How a person proves to be themself: a password's hash, or an account elsewhere. */
export const credentials = sqliteTable(
  "credentials",
  {
    id: text("credential_id").primaryKey(),
    userId: text("person_id")
      .notNull()
      .references(() => people.id),
    /** `credential` for a password, else the provider's issuer. */
    providerId: text("provider_id").notNull(),
    accountId: text("account_id").notNull(),
    /** As `workers/auth/password-hash.ts` writes it. */
    password: text("password_hash"),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: time("access_token_expires_at"),
    refreshTokenExpiresAt: time("refresh_token_expires_at"),
    scope: text("scope"),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [
    index("credentials_of_person").on(table.userId),
    // Who comes from a provider is found by it.
    index("credentials_by_account").on(table.providerId, table.accountId),
  ],
);

/** A key pair of which the person's device keeps the private half. */
export const passkeys = sqliteTable(
  "passkeys",
  {
    passkeyId: text("passkey_id").primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    name: text("name"),
    /** As the authenticator calls it, base64url. */
    credentialId: text("credential_id").notNull().unique(),
    /** A COSE key, base64url. */
    publicKey: text("public_key").notNull(),
    /** Of uses, where the authenticator counts them. */
    counter: integer("counter").notNull(),
    /** Whether the key may be on several devices: `singleDevice` or `multiDevice`. */
    deviceType: text("device_type").notNull(),
    isBackedUp: integer("is_backed_up", { mode: "boolean" }).notNull(),
    /** Divided by commas. */
    transports: text("transports"),
    createdAtMs: integer("created_at"),
    /** The make of authenticator. */
    aaguid: text("aaguid"),
  },
  (table) => [index("passkeys_of_person").on(table.personId)],
);

/** One-time tokens, mailed or of a passkey's challenge, as their hashes. */
export const verifications = sqliteTable(
  "verifications",
  {
    id: text("verification_id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [index("verifications_by_identifier").on(table.identifier)],
);

export const members = sqliteTable(
  "members",
  {
    organisationId: text("organisation_id")
      .$type<OrganisationId>()
      .notNull()
      .references(() => organisations.organisationId),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role").$type<Role>().notNull(),
    joinedAtMs: integer("joined_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.personId] }),
    index("members_by_person").on(table.personId),
  ],
);

/** Asks somebody to become a member, once. */
export const invitations = sqliteTable(
  "invitations",
  {
    invitationId: text("invitation_id").primaryKey(),
    /** SHA-256 of the link's token, hex. */
    tokenHash: text("token_hash").notNull().unique(),
    organisationId: text("organisation_id")
      .$type<OrganisationId>()
      .notNull()
      .references(() => organisations.organisationId),
    /** In lower case. */
    email: text("email").notNull(),
    role: text("role").$type<Role>().notNull(),
    /** Null for the operator's command. */
    invitedBy: text("invited_by"),
    createdAtMs: integer("created_at").notNull(),
    expiresAtMs: integer("expires_at").notNull(),
    /** Accepted or taken back. */
    endedAtMs: integer("ended_at"),
  },
  (table) => [index("invitations_of_organisation").on(table.organisationId)],
);

/** What was done in an organisation, by whom. Never changed. */
export const auditEntries = sqliteTable(
  "audit_entries",
  {
    entryId: text("entry_id").primaryKey(),
    organisationId: text("organisation_id").$type<OrganisationId>().notNull(),
    atMs: integer("at").notNull(),
    action: text("action").notNull(),
    /** A person's id, `key:<id>`, or `operator`. */
    actor: text("actor").notNull(),
    /** What it was done to: an id or an e-mail address; empty when the action says it all. */
    subject: text("subject").notNull(),
    /** The address that it was asked from; empty when unknown. */
    networkAddress: text("network_address").notNull(),
  },
  (table) => [index("audit_entries_by_time").on(table.organisationId, table.atMs)],
);

/** How often something was tried within a span of time; counted before it is tried. */
export const attempts = sqliteTable("attempts", {
  /** SHA-256 of what is counted, hex: nobody's address stands here. */
  key: text("key").primaryKey(),
  count: integer("count").notNull(),
  endsAtMs: integer("ends_at").notNull(),
});

/** A person's own filters of a website's list, in the order they have given them. */
export const savedFilters = sqliteTable(
  "saved_filters",
  {
    websiteId: text("website_id")
      .$type<WebsiteId>()
      .notNull()
      .references(() => websites.websiteId),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    filters: text("filters", { mode: "json" }).$type<SavedFilter[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.websiteId, table.personId] })],
);
