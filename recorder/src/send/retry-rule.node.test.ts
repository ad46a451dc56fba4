import { expect, test } from "vitest";
import type { PostOutcome } from "./post.ts";
import { decideNext } from "./retry-rule.ts";

const nowMs = Date.UTC(2026, 0, 1);
const refused = (status: number, error: object = {}, retryAfter: string | null = null): PostOutcome => ({
  kind: "refused",
  status,
  error,
  retryAfter,
});

test("without an answer the pause doubles from one second to one minute, jittered by half", () => {
  const pause = (failures: number, random: number) =>
    decideNext({ kind: "unreachable" }, failures, random, nowMs);
  expect(pause(0, 0)).toEqual({ kind: "retry", afterMs: 500, isOrdered: false });
  expect(pause(0, 1)).toEqual({ kind: "retry", afterMs: 1_000, isOrdered: false });
  expect(pause(3, 1)).toEqual({ kind: "retry", afterMs: 8_000, isOrdered: false });
  expect(pause(60, 1)).toEqual({ kind: "retry", afterMs: 60_000, isOrdered: false });
});

test.each([429, 503])(
  "Retry-After of a %d is obeyed as seconds and as a date, and never undercut",
  (status) => {
    expect(decideNext(refused(status, {}, "7"), 0, 0, nowMs)).toEqual({
      kind: "retry",
      afterMs: 7_000,
      isOrdered: true,
    });
    const date = new Date(nowMs + 90_000).toUTCString();
    expect(decideNext(refused(status, {}, date), 0, 0, nowMs)).toMatchObject({ afterMs: 90_000 });
    expect(decideNext(refused(status, {}, "soon"), 0, 1, nowMs)).toMatchObject({ afterMs: 1_000 });
  },
);

test.each([400, 401, 404, 413])("a %d is final for its body", (status) => {
  expect(decideNext(refused(status), 0, 0, nowMs)).toEqual({ kind: "drop" });
});

test("a 403 ends recording on this page, a 410 or a quota that is used up in the whole session", () => {
  const stop = (isWholeSession: boolean) => ({ kind: "stop", isWholeSession });
  expect(decideNext(refused(403, { code: "site_key_unknown" }), 0, 0, nowMs)).toEqual(stop(false));
  expect(decideNext(refused(403, { code: "quota_exceeded" }), 0, 0, nowMs)).toEqual(stop(true));
  expect(decideNext(refused(410, { code: "session_erased" }), 0, 0, nowMs)).toEqual(stop(true));
});

test.each([408, 500, 502])("a %d is tried again", (status) => {
  expect(decideNext(refused(status), 1, 1, nowMs)).toMatchObject({ kind: "retry", afterMs: 2_000 });
});

test("a 409 says which of two: another body under this seq, or a session id whose time is wrong", () => {
  expect(decideNext(refused(409, { code: "chunk_conflict" }), 0, 0, nowMs)).toEqual({ kind: "conflict" });
  expect(decideNext(refused(409, { code: "session_id_time", nowMs: 5 }), 0, 0, nowMs)).toEqual({
    kind: "new_session",
    serverNowMs: 5,
  });
  expect(decideNext(refused(409, { code: "session_id_time" }), 0, 0, nowMs)).toEqual({ kind: "conflict" });
});
