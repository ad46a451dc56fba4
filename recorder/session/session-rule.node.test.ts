import { expect, test } from "vitest";
import { makeSessionId, makeVisitorId } from "../../protocol/ids.ts";
import { decideSession, newSession, parseSession, type SessionRecord } from "./session-rule.ts";

const hour = 3_600_000;
const minute = 60_000;
const nowMs = 1_790_000_000_000;
const letters = (length: number): string => "a".repeat(length);

const record = (fields: Partial<SessionRecord> = {}): SessionRecord => ({
  visitorId: makeVisitorId("v".repeat(16)),
  secret: "s".repeat(32),
  sessionId: makeSessionId("tag", nowMs, "s".repeat(16)),
  startedAtMs: nowMs - hour,
  lastActivityMs: nowMs - minute,
  engaged: true,
  stopped: false,
  chosen: false,
  isGuest: false,
  pageCount: 0,
  engagedMs: 0,
  ...fields,
});

test("a session ends after half an hour without activity, and not a millisecond before", () => {
  expect(decideSession(record({ lastActivityMs: nowMs - 30 * minute + 1 }), nowMs)).toBe("continue");
  expect(decideSession(record({ lastActivityMs: nowMs - 30 * minute }), nowMs)).toBe("idle");
});

test("a session ends after a day, however active", () => {
  expect(decideSession(record({ startedAtMs: nowMs - 24 * hour + 1 }), nowMs)).toBe("continue");
  expect(decideSession(record({ startedAtMs: nowMs - 24 * hour }), nowMs)).toBe("max");
});

test("a session from the future is not gone on with, but for the clocks' ten minutes", () => {
  expect(decideSession(record({ startedAtMs: nowMs + 9 * minute }), nowMs)).toBe("continue");
  expect(decideSession(record({ startedAtMs: nowMs + 11 * minute }), nowMs)).toBe("clock");
  expect(decideSession(record({ lastActivityMs: nowMs + 11 * minute }), nowMs)).toBe("clock");
});

test("a new session keeps the visitor, carries its start, and is not engaged", () => {
  const { visitorId, secret } = record();
  const session = newSession("tag", nowMs, record(), letters);
  expect(session).toEqual({
    visitorId,
    secret,
    sessionId: `ses_tag_${nowMs.toString(36)}_${"a".repeat(16)}`,
    startedAtMs: nowMs,
    lastActivityMs: nowMs,
    engaged: false,
    stopped: false,
    chosen: false,
    isGuest: false,
    pageCount: 0,
    engagedMs: 0,
  });
  expect(newSession("tag", nowMs, null, letters)).toMatchObject({
    visitorId: `vis_${"a".repeat(16)}`,
    secret: "a".repeat(32),
  });
});

test("a visitor from a release without secrets goes on, and has one from the next session on", () => {
  const { secret: _, ...older } = record();
  const known = parseSession(JSON.stringify(older));
  expect(known).toEqual(record({ secret: "" }));
  expect(newSession("tag", nowMs, known, letters)).toMatchObject({
    visitorId: older.visitorId,
    secret: "a".repeat(32),
  });
});

test("what was stored reads back, and anything else is no session", () => {
  expect(parseSession(JSON.stringify(record()))).toEqual(record());
  const broken = [
    null,
    "",
    "null",
    "{",
    "[]",
    JSON.stringify({ ...record(), sessionId: "ses_../x" }),
    JSON.stringify({ ...record(), visitorId: 5 }),
    JSON.stringify({ ...record(), startedAtMs: "yesterday" }),
  ];
  for (const text of broken) expect(parseSession(text)).toBeNull();
});
