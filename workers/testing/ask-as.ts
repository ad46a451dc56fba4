import { env } from "cloudflare:workers";
import type { Env } from "../env.ts";
import { call } from "./call.ts";

/**
 * Asks the API as the dashboard's own page does.
 * @param cookie of a seeded member; empty for nobody
 */
export const askAs = (
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
  over: Partial<Env> = {},
): Promise<Response> =>
  call(
    path,
    {
      method,
      headers: {
        origin: env.DASHBOARD_ORIGIN,
        "content-type": "application/json",
        // A network of its own each time: what bounds guesses has tests of its own.
        "cf-connecting-ip": crypto.randomUUID().replaceAll("-", ":"),
        ...(cookie !== "" && { cookie }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    over,
  );

/** The cookie that an answer sets, as the next request brings it; empty when it sets none. */
export const cookieFrom = (answer: Response): string =>
  (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

/** The login's cookie among those that an answer sets, as the next request brings it; empty when there is none. */
export const loginCookieIn = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .find((cookie) => cookie.startsWith("playhead_login=")) ?? "";
