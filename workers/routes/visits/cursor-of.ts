import { parseSessionId, type SessionId } from "../../../protocol/ids.ts";
import { AppError } from "../../app-error.ts";
import { type KeyCursor, readKeyCursor } from "../../catalog/key-cursor.ts";

/**
 * @returns null for the first page
 * @throws AppError for a cursor that is not one of ours, or of another sort
 */
export function cursorOf(text: string | undefined, sort: string): KeyCursor | null {
  if (text === undefined) return null;
  const cursor = readKeyCursor(text);
  if (cursor?.sort !== sort) throw refused();
  return cursor;
}

/** Of a list in the order of time, whose keys are sessions. */
export function sessionCursorOf(text: string | undefined, sort: string): SessionId | null {
  const cursor = cursorOf(text, sort);
  if (cursor === null) return null;
  const sessionId = parseSessionId(cursor.key);
  if (sessionId === null) throw refused();
  return sessionId;
}

const refused = () => new AppError("cursor_invalid", "The cursor is not one of ours, or of another sort.");
