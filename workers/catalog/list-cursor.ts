import { parseSessionId, type SessionId } from "../../protocol/ids.ts";

/** Where a page of the list ended. */
export interface ListCursor {
  startedAtMs: number;
  sessionId: SessionId;
}

const shape = /^(\d{1,16})\.(\S+)$/;

/** Opaque to those who pass it on: base64url of `<started at, ms>.<session id>`. */
export const writeCursor = ({ startedAtMs, sessionId }: ListCursor): string =>
  Buffer.from(`${startedAtMs}.${sessionId}`).toString("base64url");

/** @returns null for anything that `writeCursor` did not write */
export function readCursor(text: string): ListCursor | null {
  const [, startedAt, id = ""] = shape.exec(Buffer.from(text, "base64url").toString("latin1")) ?? [];
  const sessionId = parseSessionId(id);
  if (startedAt === undefined || sessionId === null) return null;
  const cursor = { startedAtMs: Number(startedAt), sessionId };
  return writeCursor(cursor) === text ? cursor : null;
}
