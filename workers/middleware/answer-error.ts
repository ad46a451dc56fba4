import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { type ErrorBody, type ErrorCode, errorStatus } from "../../protocol/errors.ts";
import { AppError } from "../app-error.ts";
import { logError } from "../log.ts";
import type { AppEnv } from "./app-env.ts";

/** An overloaded object sheds its queue within seconds. */
const overloadedRetrySeconds = 5;

/** The one answer to whatever was thrown. What was not expected is logged and told to nobody. */
export function answerError(error: unknown, c: Context<AppEnv>): Response {
  const expected = asAppError(error);
  if (expected !== null) return errorResponse(c, expected);
  logError("request failed", error, { requestId: c.var.requestId, path: c.req.routePath });
  return errorResponse(c, new AppError("internal", "Something went wrong here."));
}

export const answerNotFound = (c: Context<AppEnv>): Response =>
  errorResponse(c, new AppError("not_found", "There is nothing at this address."));

export function errorResponse(c: Context<AppEnv>, { code, message, extra }: AppError): Response {
  const { nowMs, newest, retryAfterSeconds } = extra;
  const body: ErrorBody = {
    code,
    message,
    requestId: c.var.requestId,
    ...(nowMs !== undefined && { nowMs }),
    ...(newest !== undefined && { newest }),
  };
  return c.json(body, errorStatus[code], {
    "cache-control": "no-store",
    ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
  });
}

function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException && error.status < 500) return new AppError(codeOf(error), error.message);
  if (isPassing(error)) {
    return new AppError("overloaded", "Too much at once; try again soon.", {
      retryAfterSeconds: overloadedRetrySeconds,
    });
  }
  return null;
}

/** Thrown by the validator for a body that is no JSON. */
const codeOf = ({ status }: HTTPException): ErrorCode => (status === 404 ? "not_found" : "bad_request");

/** The platform's marks on errors of Durable Object calls that another try may cure. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    ("overloaded" in error && error.overloaded === true) || ("retryable" in error && error.retryable === true)
  );
}
