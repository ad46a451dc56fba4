import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Mark } from "../../protocol/visit/visit-facts.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { setCatalog } from "../control/shards.ts";
import { freshSessionId } from "../testing/make-chunk.ts";
import { seedWebsite } from "../testing/seed-website.ts";
import { findings, sessionFacts } from "../testing/session-row.ts";
import { deleteSession } from "./delete-session.ts";
import { findSession } from "./find-session.ts";
import { firstMove, type MoveStep } from "./move-rule.ts";
import { moveWebsite } from "./move-website.ts";
import { copyRows } from "./moved-rows.ts";
import { addNote } from "./notes.ts";
import { openCatalog } from "./open-catalog.ts";
import { type SessionFacts, saveSession } from "./save-session.ts";
import { madeAt } from "./session-key.ts";

const beginMs = Date.parse("2026-11-20T12:00:00Z");
const ids = Array.from({ length: 5 }, (_, n) => freshSessionId("moved", beginMs + n));

/** What happens in turn: a piece of the move, one whose end is not noted because the run died, or a write. */
const happening = fc.record({
  does: fc.constantFrom("piece", "piece", "dies", "save", "save", "delete", "note"),
  session: fc.nat(ids.length - 1),
  eventCount: fc.nat(1_000),
  /** Whether the writer still believes the shard map of half a minute ago. */
  isStale: fc.boolean(),
});

const fingerprints = ["a", "b", "c"].map((letter) => letter.repeat(16));

/** What the session has besides: an event, an error that others have as well. */
function foundIn(eventCount: number) {
  const fingerprint = fingerprints[eventCount % 3] ?? "";
  const group = { fingerprint, type: "Error", message: "no tea", place: "a.js", stack: "" };
  const error = { fingerprint, tabId: "tab_aaaaaaaaaaaa", atMs: 1, count: 2, message: "no tea" };
  const marks: Mark[] = [
    ["event", `event ${eventCount % 5}`, 1, 0],
    ["error", fingerprint, 2, 0],
  ];
  return findings({ marks, groups: [group], errors: [error] });
}

test("whatever is written while a website moves is in the new catalog, and nothing but that", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 40 }), async (happenings) => {
      const { websiteId } = await seedWebsite(env);
      const move = { websiteId, from: 0, to: 1 };
      const kept = new Map<string, number>();
      const noted = new Map<string, number>();
      const pending: { facts: SessionFacts | null; sessionId: (typeof ids)[number] }[] = [];
      let at: MoveStep | "done" = firstMove;
      let nowMs = beginMs;

      /** A write as the product makes it: one that is refused comes again later, in its order. */
      const write = async (sessionId: (typeof ids)[number], facts: SessionFacts | null) => {
        if (facts !== null) await saveSession(env, facts, { findings: foundIn(facts.eventCount) });
        else await deleteSession(await openCatalog(env, websiteId), { websiteId, sessionId });
        if (facts === null) noted.delete(sessionId);
        if (facts === null) kept.delete(sessionId);
        else kept.set(sessionId, facts.eventCount);
      };
      const retry = async () => {
        for (const { sessionId, facts } of pending.splice(0)) {
          const later = facts === null ? null : { ...facts, savedAtMs: nowMs };
          await write(sessionId, later).catch(() => pending.push({ sessionId, facts }));
        }
      };
      for (const { does, session, eventCount, isStale } of happenings) {
        nowMs += isStale ? 1_000 : 40_000;
        if (at === "done") break;
        const sessionId = ids[session] ?? freshSessionId("moved", beginMs);
        if (does === "piece") at = await moveWebsite(env, move, at, nowMs);
        else if (does === "dies") await moveWebsite(env, move, at, nowMs);
        else if (pending.length > 0) await retry();
        else if (does === "note") {
          // A member who is refused is told so.
          const note = { ...noteOn({ websiteId, sessionId }), noteId: `not_${websiteId}_${eventCount}` };
          const isNoted = await addNote(await openCatalog(env, websiteId), note).catch(() => false);
          if (isNoted) noted.set(sessionId, (noted.get(sessionId) ?? 0) + 1);
        } else {
          const facts =
            does === "delete"
              ? null
              : sessionFacts({
                  ...{ websiteId, sessionId, eventCount, contactId: `contact ${session}` },
                  ...{ status: "completed", savedAtMs: nowMs },
                });
          await write(sessionId, facts).catch(() => pending.push({ sessionId, facts }));
        }
      }
      for (let piece = 0; piece < 40 && at !== "done"; piece++) {
        nowMs += 60_000;
        at = await moveWebsite(env, move, at, nowMs);
      }
      expect(at).toBe("done");
      await retry();
      expect(pending).toEqual([]);

      const counted = (database: D1Database | undefined) =>
        database
          ?.prepare(
            `SELECT (SELECT count(*) FROM sessions WHERE website_id = ?1) AS sessions,
             (SELECT coalesce(sum(events), 0) FROM day_counters WHERE website_id = ?1) AS events,
             (SELECT count(*) FROM session_marks WHERE website_id = ?1) AS marks,
             (SELECT count(*) FROM contacts WHERE website_id = ?1) AS contacts,
             (SELECT coalesce(sum(count), 0) FROM error_days WHERE website_id = ?1) AS errors,
             (SELECT count(*) FROM error_groups WHERE website_id = ?1) AS groups,
             (SELECT count(*) FROM notes WHERE website_id = ?1) AS notes`,
          )
          .bind(websiteId)
          .first();
      expect(await counted(env.CATALOG_0)).toEqual({
        ...{ sessions: 0, events: 0, marks: 0, contacts: 0, errors: 0, groups: 0, notes: 0 },
      });
      expect(await counted(env.CATALOG_1)).toEqual({
        sessions: kept.size,
        events: [...kept.values()].reduce((sum, events) => sum + events, 0),
        ...{ marks: 2 * kept.size, contacts: kept.size, errors: 2 * kept.size },
        groups: new Set([...kept.values()].map((events) => events % 3)).size,
        notes: [...noted.values()].reduce((sum, notes) => sum + notes, 0),
      });
      const catalog = await openCatalog(env, websiteId);
      for (const sessionId of ids) {
        const row = await findSession(catalog, { websiteId, sessionId });
        expect(row?.eventCount).toBe(kept.get(sessionId));
        expect(row?.noteCount ?? 0).toBe(noted.get(sessionId) ?? 0);
      }
    }),
    { numRuns: 25, seed: 3 },
  );
}, 120_000);

const noteOn = (address: SessionAddress) => ({
  ...address,
  ...{ madeAtMs: madeAt(address.sessionId), atMs: 1, text: "here", authorId: null, authorName: "API key" },
  ...{ mentions: [], createdAtMs: 1, editedAtMs: null },
});

test("sessions that have told very much move in pieces that D1 takes", async () => {
  const { websiteId } = await seedWebsite(env);
  const prompts = Array.from({ length: 20 }, (_, n) => ({ atMs: n, text: "x".repeat(500) }));
  const many = 120;
  for (let n = 0; n < many; n += 1) {
    const sessionId = freshSessionId("wordy", beginMs + n);
    await saveSession(env, sessionFacts({ websiteId, sessionId, status: "completed" }), {
      findings: findings({ prompts }),
    });
  }
  const to = env.CATALOG_1;
  if (to === undefined) throw new Error("no second catalog");
  const longest: number[] = [];
  const measured: D1Database = Object.assign(Object.create(to), {
    prepare: (statement: string) => ({
      bind: (...values: unknown[]) => {
        longest.push(Math.max(...values.map((value) => String(value).length)));
        return to.prepare(statement).bind(...values);
      },
    }),
  });
  await copyRows(env.CATALOG_0, measured, websiteId, "sessions", null, 500);
  expect(Math.max(...longest)).toBeLessThan(1_000_000);
  const moved = to.prepare("SELECT count(*) AS n FROM sessions WHERE website_id = ?").bind(websiteId);
  expect(await moved.first()).toEqual({ n: many });
});

test("a copy is never made over a catalog that is in use, and the old one is not emptied while it is", async () => {
  const { websiteId } = await seedWebsite(env);
  await setCatalog(env.CONTROL, websiteId, 1);
  await saveSession(env, sessionFacts({ websiteId }));
  await expect(moveWebsite(env, { websiteId, from: 0, to: 1 }, firstMove, beginMs)).rejects.toThrow(
    "already",
  );
  const emptying: MoveStep = { step: "empty", table: "sessions" };
  await expect(moveWebsite(env, { websiteId, from: 1, to: 0 }, emptying, beginMs)).rejects.toThrow(
    "shard map",
  );
});
