import { isAPIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import type { NewPasskey, PasskeyOptions, PasskeySignIn } from "../../protocol/api-passkeys.ts";
import { maxPasswordChars, minPasswordChars } from "../../protocol/limits.ts";
import { accountStore } from "../control/account-store.ts";
import type { Env } from "../env.ts";
import { loginCookieAttributes, loginCookieName, loginSeconds, passkeyCookieName } from "./login-cookie.ts";
import { passkeyCookie, passkeyLogin } from "./passkey-login.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { type ProviderAccount, providerLogin } from "./provider-login.ts";

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

/** What an authenticator is asked. */
export interface PasskeyQuestion {
  options: PasskeyOptions;
  /** A `set-cookie` header, which ties the answer to it. */
  cookie: string;
}

/** Sign-up, sign-in, passwords and passkeys. `headers` are those of the request: network and browser stand with a login. */
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
  beginPasskeySignIn(): Promise<PasskeyQuestion>;
  /** @returns null for a passkey that is not known, and an answer that is not to be believed */
  signInByPasskey(response: PasskeySignIn["response"], headers: Headers): Promise<Login | null>;
  /**
   * Who adds a way in has signed in within a day.
   * @returns null when they have not
   */
  beginPasskey(headers: Headers): Promise<PasskeyQuestion | null>;
  /** @returns its id; null for an answer that is not to be believed */
  addPasskey(given: NewPasskey, headers: Headers): Promise<string | null>;
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
    beginPasskeySignIn: async () => {
      const asked = await api.generatePasskeyAuthenticationOptions({ returnHeaders: true });
      // The library would be content with a device that cannot make sure who uses it.
      return questionOf({ ...asked.response, userVerification: "required" }, asked.headers);
    },
    signInByPasskey: (response, headers) =>
      unlessRefused(async () =>
        loginOf(await api.verifyPasskeyAuthentication({ body: { response }, headers, returnHeaders: true })),
      ),
    beginPasskey: (headers) =>
      unlessRefused(async () => {
        const asked = await api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true });
        return questionOf({ ...asked.response }, asked.headers);
      }),
    addPasskey: (body, headers) =>
      unlessRefused(async () => (await api.verifyPasskeyRegistration({ body, headers })).id),
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
    plugins: [providerLogin, passkeyLogin(env.DASHBOARD_ORIGIN)],
    // It would log an e-mail address with every sign-in that fails.
    logger: { disabled: true },
    telemetry: { enabled: false },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: { name: loginCookieName(env), attributes: loginCookieAttributes(env) },
        [passkeyCookie]: { name: passkeyCookieName(env), attributes: loginCookieAttributes(env) },
      },
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
      database: { generateId: ({ model }) => `${idPrefixes[model] ?? "row"}_${randomId()}` },
    },
  });

const idPrefixes: Record<string, string> = {
  user: "per",
  session: "log",
  account: "cre",
  verification: "ver",
  passkey: "pas",
};

/** What the library answers, as its own failure, to a passkey that it cannot make sense of. */
const unreadablePasskey = "FAILED_TO_VERIFY_REGISTRATION";

const loginOf = ({ response, headers }: { response: { user: { id: string } }; headers: Headers }): Login => ({
  personId: response.user.id,
  cookie: headers.getSetCookie()[0] ?? "",
});

const questionOf = (options: PasskeyOptions, headers: Headers): PasskeyQuestion => ({
  options,
  cookie: headers.getSetCookie()[0] ?? "",
});

/** What it refuses, it throws; input has been parsed before, so that one reason is left for each endpoint. */
async function unlessRefused<Outcome>(ask: () => Promise<Outcome>): Promise<Outcome | null> {
  try {
    return await ask();
  } catch (error) {
    if (isAPIError(error) && (error.statusCode < 500 || error.body?.code === unreadablePasskey)) return null;
    throw error;
  }
}
