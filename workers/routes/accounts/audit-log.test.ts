import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { AuditList } from "../../../protocol/api-accounts.ts";
import { askAs } from "../../testing/ask-as.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { freshVisitor, sealedSession } from "../../testing/visits.ts";

const website = await seedWebsite(env);
const admin = await seedMember(env, website.organisationId, "admin");

const page = async (query = "") =>
  await (await askAs(admin.cookie, "GET", `/api/audit${query}`)).json<AuditList>();
const entries = async () => (await page()).entries;

test("exports stand in the log, with who asked for what", async () => {
  const visitor = freshVisitor();
  const { visitorId } = visitor;
  const { sessionId } = await sealedSession(website, visitor);
  const exports = [
    `/api/replay/${sessionId}/export`,
    `/api/websites/${website.websiteId}/visitors/${visitorId}/export`,
  ];
  for (const path of exports) {
    const answer = await askAs(admin.cookie, "GET", path);
    expect(answer.status).toBe(200);
    await answer.text();
  }
  const logged = (await entries()).map(({ action, actor, subject }) => ({ action, actor, subject }));
  const actor = admin.personId;
  expect(logged).toContainEqual({ action: "session_exported", actor, subject: sessionId });
  expect(logged).toContainEqual({ action: "visitor_exported", actor, subject: visitorId });
});

test("an erasure stands in the log by its receipt, and whom it was about does not", async () => {
  const visitor = freshVisitor();
  const { visitorId } = visitor;
  await sealedSession(website, visitor);
  const path = `/api/websites/${website.websiteId}/visitors/${visitorId}`;
  const { receiptId } = await (await askAs(admin.cookie, "DELETE", path)).json<{ receiptId: string }>();
  const logged = await entries();
  expect(logged).toContainEqual(expect.objectContaining({ action: "erasure_asked", subject: receiptId }));
  expect(JSON.stringify(logged)).not.toContain(visitorId);
});

test("what was refused is not in the log", async () => {
  const before = await entries();
  const viewer = await seedMember(env, website.organisationId, "viewer");
  const stranger = await seedMember(env, (await seedWebsite(env)).organisationId);
  const { sessionId } = await sealedSession(website);
  expect((await askAs(viewer.cookie, "DELETE", `/api/replay/${sessionId}`)).status).toBe(403);
  expect((await askAs(stranger.cookie, "DELETE", `/api/replay/${sessionId}`)).status).toBe(404);
  expect(await entries()).toEqual(before);
});

test("it is read from the newest on, page by page, each entry once", async () => {
  // Three to a moment.
  const rows = Array.from({ length: 250 }, (_, n) =>
    env.CONTROL.prepare("INSERT INTO audit_entries VALUES (?, ?, ?, 'signed_in', 'per_x', '', '')").bind(
      `aud_old${n}`,
      website.organisationId,
      1_000 + Math.floor(n / 3),
    ),
  );
  await env.CONTROL.batch(rows);
  const read: AuditList["entries"] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const { entries, nextCursor } = await page(cursor === "" ? "" : `?cursor=${cursor}`);
    read.push(...entries);
    cursor = nextCursor;
  }
  expect(new Set(read.map(({ entryId }) => entryId)).size).toBe(read.length);
  expect(read.filter(({ entryId }) => entryId.startsWith("aud_old"))).toHaveLength(250);
  const times = read.map(({ at }) => at);
  expect(times).toEqual([...times].sort().reverse());
});

test("a cursor that is none is refused", async () => {
  for (const cursor of ["yesterday", "1.per_x", "1.aud_'"]) {
    const answer = await askAs(admin.cookie, "GET", `/api/audit?cursor=${cursor}`);
    expect(await answer.json()).toMatchObject({ code: "cursor_invalid" });
  }
});

test("it is narrowed to who, what and when, pages too", async () => {
  const { organisationId } = await seedWebsite(env);
  const reader = await seedMember(env, organisationId, "admin");
  const rows = Array.from({ length: 120 }, (_, n) =>
    env.CONTROL.prepare("INSERT INTO audit_entries VALUES (?, ?, ?, ?, ?, '', '')").bind(
      ...[`aud_${organisationId.slice(4)}${n}`, organisationId, Date.UTC(2026, 0, 1) + n * 60_000],
      ...[n % 2 === 0 ? "signed_in" : "session_viewed", n < 110 ? "per_ada" : "per_bob"],
    ),
  );
  await env.CONTROL.batch(rows);
  const read = async (query: string): Promise<AuditList> =>
    await (await askAs(reader.cookie, "GET", `/api/audit?${query}`)).json();
  const first = await read("actor=per_ada");
  const second = await read(`actor=per_ada&cursor=${first.nextCursor}`);
  expect([first.entries.length, second.entries.length, second.nextCursor]).toEqual([100, 10, null]);
  expect((await read("actor=per_bob&action=signed_in")).entries).toHaveLength(5);
  const span = "from=2026-01-01T00:10:00Z&to=2026-01-01T00:20:00Z";
  expect((await read(span)).entries).toHaveLength(10);
  expect((await read(`${span}&action=session_viewed`)).entries).toHaveLength(5);
  expect((await askAs(reader.cookie, "GET", "/api/audit?from=yesterday")).status).toBe(400);
});
