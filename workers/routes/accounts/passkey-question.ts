import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { loginCookieAttributes, passkeyCookieName } from "../../auth/login-cookie.ts";
import { randomId, randomToken } from "../../auth/random-id.ts";
import { keepQuestion, type Question, takeQuestion } from "../../control/questions.ts";
import type { AppEnv } from "../../middleware/app-env.ts";

/** How long an answer may take: a device is looked for, a finger is laid on it. */
const questionSeconds = 300;

/** Ties the answer to the question: the browser brings the cookie back. */
export async function askPasskey<Known extends AppEnv>(c: Context<Known>, question: Question): Promise<void> {
  const nowMs = Date.now();
  const token = randomToken();
  const endsAtMs = nowMs + questionSeconds * 1_000;
  await keepQuestion(c.env.CONTROL, `ver_${randomId()}`, token, question, nowMs, endsAtMs);
  const attributes = { ...loginCookieAttributes(c.env), maxAge: questionSeconds };
  setCookie(c, passkeyCookieName(c.env), token, attributes);
}

/** @returns null where the browser was asked nothing, or has answered before */
export async function questionAnswered<Known extends AppEnv>(c: Context<Known>): Promise<Question | null> {
  const token = getCookie(c, passkeyCookieName(c.env)) ?? "";
  if (token === "") return null;
  deleteCookie(c, passkeyCookieName(c.env), loginCookieAttributes(c.env));
  return await takeQuestion(c.env.CONTROL, token, Date.now());
}
