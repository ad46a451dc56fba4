import { isAPIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { maxPasswordChars, minPasswordChars } from "../../protocol/limits.ts";
import { accountStore } from "../control/account-store.ts";
import type { Env } from "../env.ts";
import { loginCookieAttributes, loginCookieName, loginSeconds } from "./login-cookie.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { type ProviderAccount, provenLogin } from "./proven-login.ts";

/** How long a mailed link to a new password works. */
const resetSeconds = 3_600;

export interface AccountsOptions {
  env: Env;
  /** Signs the cookies; at least 32 characters. */
  secret: string;
  /** 20 characters of chance. */
  randomId: () => string;
  /** Tells the person how to set a new password. */
  sendReset: (email: string, token: string) => Promise<void>;
}

export interface Login {
  personId: string;
  /** A `set-cookie` header. */
  cookie: string;
}

/** Sign-up, sign-in and passwords. `headers` are those of the request: network and browser stand with a login. */
export interface Accounts {
  /** @returns null when the address has an account */
  signUp(given: { email: string; name: string; password: string }, headers: Headers): Promise<Login | null>;
  /** @returns null when address or password are wrong, in the same time */
  signIn(given: { email: string; password: string }, headers: Headers): Promise<Login | null>;
  /**
   * Signs in who has this account at an identity provider. The first time it is linked to the person who has proven the
   * same address to be theirs, or a new person is made.
   * @returns null when it can be linked to nobody
   */
  signInByProvider(given: ProviderAccount, headers: Headers): Promise<Login | null>;
  /** Signs in who has proven otherwise who they are. */
  signInAs(personId: string, headers: Headers): Promise<Login>;
  /**
   * Ends all logins of the person but the one it begins.
   * @param headers with the login's cookie
   * @returns null when the current password is wrong
   */
  changePassword(
    given: { currentPassword: string; newPassword: string },
    headers: Headers,
  ): Promise<Login | null>;
  /** Mails a link where there is an account, and does nothing else where there is none. */
  requestReset(email: string): Promise<void>;
  /**
   * Ends all logins of the person.
   * @returns the person's id; null for a token that is unknown, used or over
   */
  resetPassword(given: { token: string; newPassword: string }): Promise<string | null>;
}

export function openAccounts(options: AccountsOptions): Accounts {
  let resetPersonId: string | null = null;
  const { api } = makeAuth(options, (personId) => {
    resetPersonId = personId;
  });
  return {
    signUp: (body, headers) =>
      unlessRefused(async () => loginOf(await api.signUpEmail({ body, headers, returnHeaders: true }))),
    signIn: (body, headers) =>
      unlessRefused(async () => loginOf(await api.signInEmail({ body, headers, returnHeaders: true }))),
    signInByProvider: (body, headers) =>
      unlessRefused(async () => loginOf(await api.signInByProvider({ body, headers, returnHeaders: true }))),
    signInAs: async (personId, headers) =>
      loginOf(await api.signInAs({ body: { personId }, headers, returnHeaders: true })),
    changePassword: (given, headers) =>
      unlessRefused(async () => {
        const body = { ...given, revokeOtherSessions: true };
        return loginOf(await api.changePassword({ body, headers, returnHeaders: true }));
      }),
    requestReset: async (email) => void (await api.requestPasswordReset({ body: { email } })),
    resetPassword: (body) =>
      unlessRefused(async () => {
        await api.resetPassword({ body });
        return resetPersonId;
      }),
  };
}

/**
 * Its own HTTP routes are not served: ours call its endpoints, so that every answer has the one shape, and Origin, rate
 * and rights are checked in one place.
 */
const makeAuth = (
  { env, secret, randomId, sendReset }: AccountsOptions,
  onReset: (personId: string) => void,
) =>
  betterAuth({
    baseURL: env.DASHBOARD_ORIGIN,
    basePath: "/api",
    secret,
    database: accountStore(env.CONTROL),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: minPasswordChars,
      maxPasswordLength: maxPasswordChars,
      password: { hash: hashPassword, verify: isPassword },
      resetPasswordTokenExpiresIn: resetSeconds,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => sendReset(user.email, token),
      onPasswordReset: async ({ user }) => onReset(user.id),
    },
    session: { expiresIn: loginSeconds, disableSessionRefresh: true },
    verification: { storeIdentifier: "hashed" },
    // Nothing of a provider's account is kept that could change.
    account: { updateAccountOnSignIn: false },
    plugins: [provenLogin],
    // It would log an e-mail address with every sign-in that fails.
    logger: { disabled: true },
    telemetry: { enabled: false },
    advanced: {
      useSecureCookies: false,
      cookies: { session_token: { name: loginCookieName(env), attributes: loginCookieAttributes(env) } },
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
      database: { generateId: ({ model }) => `${idPrefixes[model] ?? "row"}_${randomId()}` },
    },
  });

const idPrefixes: Record<string, string> = {
  user: "per",
  session: "log",
  account: "cre",
  verification: "ver",
};

const loginOf = ({ response, headers }: { response: { user: { id: string } }; headers: Headers }): Login => ({
  personId: response.user.id,
  cookie: headers.getSetCookie()[0] ?? "",
});

/** What it refuses, it throws; input has been parsed before, so that one reason is left for each endpoint. */
async function unlessRefused<Outcome>(ask: () => Promise<Outcome>): Promise<Outcome | null> {
  try {
    return await ask();
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}
