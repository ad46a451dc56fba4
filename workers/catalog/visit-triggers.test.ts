import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { randomText, type WebsiteId } from "../../protocol/ids.ts";
import { maxErrorGroups } from "../../protocol/limits.ts";
import { dayMs } from "../../protocol/plans.ts";
import type { ErrorGroup } from "../../protocol/visit/error-group.ts";
import type { Mark } from "../../protocol/visit/visit-facts.ts";
import { freshSessionId } from "../testing/make-chunk.ts";
import { findings, sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import { findContact } from "./contacts.ts";
import { deleteSession } from "./delete-session.ts";
import { findSession } from "./find-session.ts";
import { findError, settleError } from "./list-errors.ts";
import { addNote, listNotes } from "./notes.ts";
import { openCatalog } from "./open-catalog.ts";
import { type SessionFacts, saveSession } from "./save-session.ts";
import { madeAt } from "./session-key.ts";

const beginMs = Date.parse("2026-11-01T00:00:00Z");
const catalog = await openCatalog(env, websiteIdOf("web_any"));
const freshWebsite = (): WebsiteId =>
  websiteIdOf(`web_${randomText(crypto.getRandomValues(new Uint8Array(12)))}`);
const group = (fingerprint: string): ErrorGroup => ({
  ...{ fingerprint, type: "TypeError", message: "no tea", place: "buy (a.js)", stack: "at buy (a.js:1)" },
});

/** A session that is over, `day` days after the first. */
async function over(
  websiteId: WebsiteId,
  day: number,
  given: Partial<SessionFacts>,
  fingerprints: string[] = [],
) {
  const startedAtMs = beginMs + day * dayMs;
  const facts = sessionFacts({
    ...{ websiteId, startedAtMs, endedAtMs: startedAtMs + 1_000, status: "completed" },
    ...{ sessionId: freshSessionId("trigger", startedAtMs), savedAtMs: startedAtMs },
    ...given,
  });
  const marks = fingerprints.map((fingerprint): Mark => ["error", fingerprint, 2, startedAtMs]);
  const errors = fingerprints.map((fingerprint) => ({
    ...{ fingerprint, tabId: "tab_aaaaaaaaaaaa", atMs: startedAtMs + 5, count: 2, message: "no tea" },
  }));
  const found = findings({ marks, errors, groups: fingerprints.map(group) });
  return { facts, saved: await saveSession(env, facts, { findings: found }) };
}
const errorOf = (websiteId: WebsiteId, fingerprint = "a".repeat(16)) =>
  findError(catalog, { websiteId, fromMs: beginMs, toMs: beginMs + 99 * dayMs }, fingerprint);
const fingerprint = "a".repeat(16);

test("a session knows when the visitor's session before began, and of an unknown visitor none", async () => {
  const websiteId = freshWebsite();
  const previous = async (given: Partial<SessionFacts>, day: number) =>
    (await findSession(catalog, (await over(websiteId, day, given)).facts))?.previousAtMs;
  expect(await previous({}, 0)).toBeNull();
  expect(await previous({}, 3)).toBe(beginMs);
  expect(await previous({ visitorId: "vis_bbbbbbbbbbbbbbbb" }, 4)).toBeNull();
  expect(await previous({ visitorId: "" }, 5)).toBeNull();
  expect(await previous({ visitorId: "" }, 6)).toBeNull();
  const { facts } = await over(websiteId, 7, { visitorId: "" });
  await saveSession(env, { ...facts, visitorId: "vis_aaaaaaaaaaaaaaaa", savedAtMs: facts.savedAtMs + 1 });
  expect((await findSession(catalog, facts))?.previousAtMs).toBe(beginMs + 3 * dayMs);
});

test("a contact is told by the newest session, keeps what that leaves out, and goes with the last", async () => {
  const websiteId = freshWebsite();
  const named = (day: number, name: string, email: string) =>
    over(websiteId, day, { contactId: "c", told: { contact: { id: "c", name, email, url: "" } } });
  const first = await named(1, "Ann", "ann@a.example");
  const second = await named(3, "Anna", "");
  await named(2, "An", "old@a.example");
  expect(await findContact(catalog, websiteId, "c")).toMatchObject({
    ...{ name: "Anna", email: "ann@a.example", lastSeenAtMs: second.facts.endedAtMs, sessionCount: 3 },
  });
  await over(websiteId, 4, { contactId: "other", status: "active" });
  expect(await findContact(catalog, websiteId, "other")).toBeNull();
  for (const { facts } of [first, second]) await deleteSession(catalog, facts);
  expect(await findContact(catalog, websiteId, "c")).toMatchObject({ sessionCount: 1 });
  const { facts } = await over(websiteId, 5, { contactId: "left" });
  await saveSession(env, { ...facts, contactId: "found", savedAtMs: facts.savedAtMs + 1 });
  expect(await findContact(catalog, websiteId, "left")).toBeNull();
  await deleteSession(catalog, facts);
  expect(await findContact(catalog, websiteId, "found")).toBeNull();
});

test("an error is new for the session that brings it, however often that is saved, and for no other", async () => {
  const websiteId = freshWebsite();
  const first = await over(websiteId, 1, {}, [fingerprint]);
  expect(first.saved.newErrors).toEqual([
    { fingerprint, type: "TypeError", message: "no tea", place: "buy (a.js)", atMs: beginMs + dayMs + 5 },
  ]);
  expect((await over(websiteId, 1, first.facts, [fingerprint])).saved.newErrors).toHaveLength(1);
  expect((await over(websiteId, 2, {}, [fingerprint])).saved.newErrors).toEqual([]);
  expect(await errorOf(websiteId)).toMatchObject({
    sessions: 2,
    count: 4,
    firstSeenAtMs: beginMs + dayMs + 5,
  });
});

test("a resolved error regresses with a session that began later, an ignored one stays", async () => {
  const websiteId = freshWebsite();
  await over(websiteId, 1, {}, [fingerprint]);
  await settleError(catalog, websiteId, fingerprint, "resolved", beginMs + 2 * dayMs);
  await over(websiteId, 1.5, {}, [fingerprint]);
  expect(await errorOf(websiteId)).toMatchObject({ status: "resolved" });
  await over(websiteId, 3, {}, [fingerprint]);
  expect(await errorOf(websiteId)).toMatchObject({ status: "regressed" });
  await settleError(catalog, websiteId, fingerprint, "ignored", beginMs + 4 * dayMs);
  await over(websiteId, 5, {}, [fingerprint]);
  expect(await errorOf(websiteId)).toMatchObject({ status: "ignored", sessions: 4 });
});

test("without sessions an open error is forgotten, and of a settled one the words are, until it comes again", async () => {
  const websiteId = freshWebsite();
  const ignored = "b".repeat(16);
  const { facts } = await over(websiteId, 1, {}, [fingerprint, ignored]);
  await settleError(catalog, websiteId, ignored, "ignored", beginMs);
  await deleteSession(catalog, facts);
  expect(await errorOf(websiteId)).toBeNull();
  expect(await errorOf(websiteId, ignored)).toMatchObject({
    ...{ status: "ignored", message: "", stack: "", sessions: 0, firstSessionId: null },
  });
  const again = await over(websiteId, 2, {}, [ignored]);
  expect(again.saved.newErrors).toEqual([]);
  expect(await errorOf(websiteId, ignored)).toMatchObject({
    status: "ignored",
    message: "no tea",
    sessions: 1,
  });
});

test("a website has only so many groups of errors: what has none is marked, and counts nowhere", async () => {
  const websiteId = freshWebsite();
  await env.CATALOG_0.prepare(
    `INSERT INTO error_groups WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?2)
     SELECT ?1, 'filled ' || n, '', '', '', '', 0, NULL, 'open', NULL FROM numbers`,
  )
    .bind(websiteId, maxErrorGroups)
    .run();
  await over(websiteId, 1, {}, [fingerprint]);
  expect(await errorOf(websiteId)).toBeNull();
  const days = env.CATALOG_0.prepare("SELECT count(*) AS n FROM error_days WHERE website_id = ?").bind(
    websiteId,
  );
  expect(await days.first()).toEqual({ n: 0 });
});

test("a group that comes after its sessions counts them", async () => {
  const websiteId = freshWebsite();
  await over(websiteId, 1, {}, [fingerprint]);
  await over(websiteId, 2, {}, [fingerprint]);
  const table = (statement: string) => env.CATALOG_0.prepare(statement).bind(websiteId);
  const { results } = await table("SELECT * FROM error_groups WHERE website_id = ?").all();
  await table("DELETE FROM error_groups WHERE website_id = ?").run();
  await table("DELETE FROM error_days WHERE website_id = ?").run();
  const values = Object.values(results[0] ?? {});
  await env.CATALOG_0.prepare(`INSERT INTO error_groups VALUES (${values.map(() => "?").join(", ")})`)
    .bind(...values)
    .run();
  expect(await errorOf(websiteId)).toMatchObject({ sessions: 2, count: 4 });
});

test("marks follow what a later save says, and all that stands beside a session goes with it", async () => {
  const websiteId = freshWebsite();
  const { facts } = await over(websiteId, 1, {}, [fingerprint]);
  const note = {
    ...{
      websiteId,
      sessionId: facts.sessionId,
      madeAtMs: madeAt(facts.sessionId),
      noteId: `not_${websiteId}`,
    },
    ...{
      atMs: 1,
      text: "here",
      authorId: null,
      authorName: "API key",
      mentions: [],
      createdAtMs: 1,
      editedAtMs: null,
    },
  };
  expect(await addNote(catalog, note)).toBe(true);
  const marks: Mark[] = [["event", "buy", 1, 5]];
  await saveSession(env, { ...facts, savedAtMs: facts.savedAtMs + 1 }, { findings: findings({ marks }) });
  const counted = async () =>
    await env.CATALOG_0.prepare(
      `SELECT (SELECT group_concat(kind || ' ' || value) FROM session_marks WHERE website_id = ?1) AS marks,
       (SELECT count(*) FROM error_days WHERE website_id = ?1) AS days,
       (SELECT count(*) FROM notes WHERE website_id = ?1) AS notes`,
    )
      .bind(websiteId)
      .first();
  expect(await counted()).toEqual({ marks: "event buy", days: 0, notes: 1 });
  await deleteSession(catalog, facts);
  expect(await counted()).toEqual({ marks: null, days: 0, notes: 0 });
  expect(await listNotes(catalog, facts)).toEqual([]);
  expect(await addNote(catalog, note)).toBe(false);
});
