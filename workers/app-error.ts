import type { ErrorBody, ErrorCode } from "../protocol/errors.ts";

/** What an answer carries beside code and message. */
type ErrorExtra = Pick<ErrorBody, "nowMs" | "newest"> & { retryAfterSeconds?: number };

/** A surprise that ends a request: the one `onError` answers it with the code's status and an `ErrorBody`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly extra: ErrorExtra;

  constructor(code: ErrorCode, message: string, extra: ErrorExtra = {}) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.extra = extra;
  }
}
