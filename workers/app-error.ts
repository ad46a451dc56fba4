import type { ErrorCode } from "../protocol/errors.ts";

/** A surprise that ends a request: the one `onError` answers it with the code's status and an `ErrorBody`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly extra: { nowMs?: number; retryAfterSeconds?: number };

  constructor(code: ErrorCode, message: string, extra: { nowMs?: number; retryAfterSeconds?: number } = {}) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.extra = extra;
  }
}
