import type { Env } from "../env.ts";

/** How long a login lasts from signing in. */
export const loginSeconds = 30 * 86_400;

const isHttps = ({ DASHBOARD_ORIGIN }: Env): boolean => DASHBOARD_ORIGIN.startsWith("https:");

/** With `__Host-` a browser takes the cookie from this very host alone; it asks for https, which a local start has not. */
export const loginCookieName = (env: Env): string =>
  isHttps(env) ? "__Host-playhead_login" : "playhead_login";

/** Of a question to an authenticator. */
export const passkeyCookieName = (env: Env): string =>
  isHttps(env) ? "__Host-playhead_passkey" : "playhead_passkey";

/** The cookie holds a login's token and its signature. No script and no other site can use it. */
export const loginCookieAttributes = (env: Env) =>
  ({ httpOnly: true, sameSite: "Strict", path: "/", secure: isHttps(env) }) as const;
