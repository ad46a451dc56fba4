import { parseSessionId, type SessionId } from "../../protocol/ids.ts";
import { readKeyCursor, writeKeyCursor } from "./key-cursor.ts";
import { isSessionSort, type SessionSort } from "./session-sort.ts";

/** Where a page of the list ended. */
export interface ListCursor {
  sort: SessionSort;
  /** Of the page's last session, as its sort has it; see `sortValue`. */
  value: number;
  sessionId: SessionId;
}

export const writeCursor = ({ sort, value, sessionId }: ListCursor): string =>
  writeKeyCursor({ sort, value, key: sessionId });

/** @returns null for anything that `writeCursor` did not write */
export function readCursor(text: string): ListCursor | null {
  const cursor = readKeyCursor(text);
  const sessionId = parseSessionId(cursor?.key ?? "");
  if (cursor === null || sessionId === null || !isSessionSort(cursor.sort)) return null;
  return { sort: cursor.sort, value: cursor.value, sessionId };
}
