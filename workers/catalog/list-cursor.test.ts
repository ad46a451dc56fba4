import { expect, test } from "vitest";
import { makeSessionId } from "../../protocol/ids.ts";
import { readCursor, writeCursor } from "./list-cursor.ts";

const cursor = {
  sort: "longest" as const,
  value: 61_000,
  sessionId: makeSessionId("demo", 1_790_000_000_000, "a".repeat(16)),
};

test("a cursor reads back as it was written", () => {
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
});

test.each([
  "",
  "%",
  "null",
  `${writeCursor(cursor)}=`,
  `${writeCursor(cursor)} `,
  Buffer.from("longest.12.web_demo").toString("base64url"),
  Buffer.from(`longest.-5.${cursor.sessionId}`).toString("base64url"),
  Buffer.from(`longest.1e3.${cursor.sessionId}`).toString("base64url"),
  Buffer.from(`longest.007.${cursor.sessionId}`).toString("base64url"),
  Buffer.from(`longest.5.${cursor.sessionId}' OR 1=1`).toString("base64url"),
  Buffer.from(`shortest.5.${cursor.sessionId}`).toString("base64url"),
  Buffer.from(`constructor.5.${cursor.sessionId}`).toString("base64url"),
  Buffer.from(`5.${cursor.sessionId}`).toString("base64url"),
])("%j is no cursor", (text) => {
  expect(readCursor(text)).toBeNull();
});
