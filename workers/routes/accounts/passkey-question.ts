import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { toBase64url } from "../../../protocol/base64url.ts";
import type { Asked } from "../../auth/authenticator.ts";
import { loginCookieAttributes, passkeyCookieName } from "../../auth/login-cookie.ts";
import { randomId, randomToken } from "../../auth/random-id.ts";
import { keepQuestion, type Question, takeQuestion } from "../../control/questions.ts";
import type { AppEnv } from "../../middleware/app-env.ts";

/** How long an answer may take: a device is looked for, a finger is laid on it. */
const questionSeconds = 300;

/** Ties the answer to a new question: the browser brings the cookie back. */
export async function askPasskey<Known extends AppEnv>(
  c: Context<Known>,
  personId: string | null,
): Promise<Asked> {
  const nowMs = Date.now();
  const token = randomToken();
  const question = { personId, challenge: toBase64url(crypto.getRandomValues(new Uint8Array(32))) };
  const endsAtMs = nowMs + questionSeconds * 1_000;
  await keepQuestion(c.env.CONTROL, `ver_${randomId()}`, token, question, nowMs, endsAtMs);
  const attributes = { ...loginCookieAttributes(c.env), maxAge: questionSeconds };
  setCookie(c, passkeyCookieName(c.env), token, attributes);
  return askedIn(c, question);
}

export const askedIn = <Known extends AppEnv>(c: Context<Known>, { challenge }: Question): Asked => ({
  challenge,
  dashboardOrigin: c.env.DASHBOARD_ORIGIN,
});

/** @returns null where the browser was asked nothing, or has answered before */
export async function questionAnswered<Known extends AppEnv>(c: Context<Known>): Promise<Question | null> {
  const token = getCookie(c, passkeyCookieName(c.env)) ?? "";
  if (token === "") return null;
  deleteCookie(c, passkeyCookieName(c.env), loginCookieAttributes(c.env));
  return await takeQuestion(c.env.CONTROL, token, Date.now());
}
