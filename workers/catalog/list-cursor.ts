import { parseSessionId, type SessionId } from "../../protocol/ids.ts";
import { isSessionSort, type SessionSort } from "./session-sort.ts";

/** Where a page of the list ended. */
export interface ListCursor {
  sort: SessionSort;
  /** Of the page's last session, as its sort has it; see `sortValue`. */
  value: number;
  sessionId: SessionId;
}

const shape = /^([a-z]+)\.(\d{1,16})\.(\S+)$/;

/** Opaque to those who pass it on: base64url of `<sort>.<value>.<session id>`. */
export const writeCursor = ({ sort, value, sessionId }: ListCursor): string =>
  Buffer.from(`${sort}.${value}.${sessionId}`).toString("base64url");

/** @returns null for anything that `writeCursor` did not write */
export function readCursor(text: string): ListCursor | null {
  const [, sort = "", value, id = ""] = shape.exec(Buffer.from(text, "base64url").toString("latin1")) ?? [];
  const sessionId = parseSessionId(id);
  if (value === undefined || sessionId === null || !isSessionSort(sort)) return null;
  const cursor = { sort, value: Number(value), sessionId };
  return writeCursor(cursor) === text ? cursor : null;
}
