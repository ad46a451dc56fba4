import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { type OrganisationId, parseOrganisationId } from "../../protocol/ids.ts";
import type { Env } from "../env.ts";

/**
 * The login of a local start: one member, named by settings that a deployment never has. It stands where
 * accounts will stand; the API key is what counts everywhere.
 */
export interface LocalMember {
  email: string;
  password: string;
  signingKey: string;
}

export const loginCookie = "playhead_login";
export const loginSeconds = 7 * 86_400;

/** @returns null unless all three settings are there */
export function localMember(env: Env): LocalMember | null {
  const { LOCAL_MEMBER_EMAIL: email, LOCAL_MEMBER_PASSWORD: password, LOCAL_SIGNING_KEY: signingKey } = env;
  return email && password && signingKey ? { email, password, signingKey } : null;
}

/** Takes the same time whether and wherever the two differ. */
export function isMember(member: LocalMember, given: { email: string; password: string }): boolean {
  const isEmail = isSame(member.email, given.email);
  const isPassword = isSame(member.password, given.password);
  return isEmail && isPassword;
}

/** `<organisation>.<expiry, server time, ms>.<HMAC-SHA-256 of both, base64url>` */
export function writeLogin(member: LocalMember, organisationId: OrganisationId, nowMs: number): string {
  const said = `${organisationId}.${nowMs + loginSeconds * 1_000}`;
  return `${said}.${signature(member, said)}`;
}

/** @returns whose login it is; null when it was not written by us for this member, or is over */
export function readLogin(member: LocalMember, login: string, nowMs: number): OrganisationId | null {
  const [organisation = "", expiresAt = "", signed = "", ...rest] = login.split(".");
  if (rest.length > 0 || !isSame(signature(member, `${organisation}.${expiresAt}`), signed)) return null;
  return Number(expiresAt) > nowMs ? parseOrganisationId(organisation) : null;
}

/** The member is part of what is signed: another member's start knows no login of this one. */
const signature = ({ signingKey, email, password }: LocalMember, said: string): string =>
  createHmac("sha256", signingKey)
    .update(JSON.stringify([email, password, said]))
    .digest("base64url");

const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string): Uint8Array => createHash("sha256").update(text).digest();
