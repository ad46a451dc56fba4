import { AppError } from "../app-error.ts";

/** A recorder whose id is out of time needs ours to make a better one. */
export const refusalOf = ({ code, message }: Pick<AppError, "code" | "message">, nowMs: number): AppError =>
  new AppError(code, message, code === "session_id_time" ? { nowMs } : {});
