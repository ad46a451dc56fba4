import { createHmac } from "node:crypto";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import type { Role } from "../../protocol/rights.ts";
import { loginCookieName } from "../auth/login-cookie.ts";
import { randomId, randomToken } from "../auth/random-id.ts";
import { logins, members, passkeys, people } from "../control/account-schema.ts";
import type { Env } from "../env.ts";

/** Signs the cookies of tests; a deployment has a secret of its own. */
export const testSecret = "test".repeat(8);

export interface SeededMember {
  personId: string;
  loginId: string;
  email: string;
  /** A `cookie` header. */
  cookie: string;
}

/** A person who is signed in, without a password. Given no organisation, a member of nothing. */
export async function seedMember(
  env: Env,
  organisationId: OrganisationId | null,
  role: Role = "owner",
  endsInMs = 60_000,
): Promise<SeededMember> {
  const [personId, loginId, token] = [`per_${randomId()}`, `log_${randomId()}`, randomToken()];
  const email = `${randomId()}@example.com`;
  const now = new Date();
  const times = { createdAt: now, updatedAt: now };
  const control = drizzle(env.CONTROL);
  await control.insert(people).values({ id: personId, name: "Ada", email, emailVerified: true, ...times });
  await control
    .insert(logins)
    .values({ id: loginId, userId: personId, token, expiresAt: new Date(Date.now() + endsInMs), ...times });
  if (organisationId !== null)
    await control.insert(members).values({ organisationId, personId, role, joinedAtMs: Date.now() });
  return { personId, loginId, email, cookie: cookieOf(env, token) };
}

/** A passkey that no device has the key of. */
export async function seedPasskey(env: Env, personId: string): Promise<string> {
  const passkeyId = `pas_${randomId()}`;
  const key = { credentialId: randomToken(), publicKey: "", counter: 0 };
  const row = { passkeyId, personId, name: "Phone", deviceType: "singleDevice", isBackedUp: false, ...key };
  await drizzle(env.CONTROL).insert(passkeys).values(row);
  return passkeyId;
}

/** As better-auth signs it, so that the tests hold us to its form. */
function cookieOf(env: Env, token: string): string {
  const signature = createHmac("sha256", testSecret).update(token).digest("base64");
  return `${loginCookieName(env)}=${encodeURIComponent(`${token}.${signature}`)}`;
}
