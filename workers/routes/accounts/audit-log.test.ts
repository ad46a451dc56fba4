import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { AuditList } from "../../../protocol/api-accounts.ts";
import { askAs } from "../../testing/ask-as.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { freshVisitor, sealedSession } from "../../testing/visits.ts";

const website = await seedWebsite(env);
const admin = await seedMember(env, website.organisationId, "admin");

const entries = async (cookie = admin.cookie, query = "") =>
  (await (await askAs(cookie, "GET", `/api/audit${query}`)).json<AuditList>()).entries;

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

test("it is read from the newest on, page by page, and says when a page is asked for wrongly", async () => {
  const rows = Array.from({ length: 120 }, (_, n) =>
    env.CONTROL.prepare("INSERT INTO audit_entries VALUES (?, ?, ?, 'signed_in', 'per_x', '', '')").bind(
      `aud_old${n}`,
      website.organisationId,
      1_000 + n,
    ),
  );
  await env.CONTROL.batch(rows);
  const first = await entries();
  expect(first).toHaveLength(100);
  expect(first.map(({ at }) => at)).toEqual(
    first
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  const rest = await entries(admin.cookie, `?before=${encodeURIComponent(first.at(-1)?.at ?? "")}`);
  expect(rest.length).toBeGreaterThan(0);
  expect(rest.some(({ entryId }) => first.some((one) => one.entryId === entryId))).toBe(false);
  expect((await askAs(admin.cookie, "GET", "/api/audit?before=yesterday")).status).toBe(400);
});
