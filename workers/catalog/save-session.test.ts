import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { sessionFacts, websiteIdOf } from "../testing/session-row.ts";
import { findSession } from "./find-session.ts";
import { openCatalog } from "./open-catalog.ts";
import { type SessionFacts, saveSession } from "./save-session.ts";

async function rowOf(facts: SessionFacts) {
  return await findSession(await openCatalog(env, facts.websiteId), facts);
}

test("what is saved is what is found", async () => {
  const facts = sessionFacts({});
  await saveSession(env, facts);
  const { savedAtMs, ...same } = facts;
  expect(await rowOf(facts)).toEqual({
    ...same,
    madeAtMs: facts.startedAtMs,
    durationMs: facts.endedAtMs - facts.startedAtMs,
    initialPath: "/",
    pinnedAtMs: null,
    bytes: 0,
    chunkCount: 0,
    gapCount: 0,
    isTruncated: false,
    signalBits: 0,
    previousAtMs: null,
    pages: [],
    marks: [],
    tagEdits: [],
    errors: [],
    prompts: [],
    noteCount: 0,
    checkedAtMs: savedAtMs,
  });
});

test("a later save replaces the row, and an earlier one that comes late does not", async () => {
  const facts = sessionFacts({ savedAtMs: 1_000, status: "active", eventCount: 10 });
  const later: SessionFacts = { ...facts, savedAtMs: 2_000, status: "completed", eventCount: 20 };
  await saveSession(env, facts);
  await saveSession(env, later);
  await saveSession(env, facts);
  expect(await rowOf(facts)).toMatchObject({ status: "completed", eventCount: 20, checkedAtMs: 2_000 });
});

test("a contact's name is kept when a save knows of none, and replaced by another", async () => {
  const facts = sessionFacts({ contactId: "42", savedAtMs: 1_000 });
  await saveSession(env, facts);
  await saveSession(env, { ...facts, contactId: null, savedAtMs: 2_000 });
  expect((await rowOf(facts))?.contactId).toBe("42");
  await saveSession(env, { ...facts, contactId: "43", savedAtMs: 3_000 });
  expect((await rowOf(facts))?.contactId).toBe("43");
});

test("saving the same facts again changes nothing", async () => {
  const facts = sessionFacts({});
  await saveSession(env, facts);
  const before = await rowOf(facts);
  await saveSession(env, facts);
  expect(await rowOf(facts)).toEqual(before);
});

test("an end before the start, as clocks have it, is a duration of zero", async () => {
  const facts = sessionFacts({ endedAtMs: 0 });
  await saveSession(env, facts);
  expect((await rowOf(facts))?.durationMs).toBe(0);
});

test("a session is found under its own website alone", async () => {
  const facts = sessionFacts({});
  await saveSession(env, facts);
  const catalog = await openCatalog(env, facts.websiteId);
  expect(await findSession(catalog, { ...facts, websiteId: websiteIdOf("web_other") })).toBeNull();
});

test("a visitor who becomes known later is told, and an earlier save does not take that back", async () => {
  const facts = sessionFacts({ visitorId: "" });
  await saveSession(env, facts);
  const later = { ...facts, visitorId: "vis_bbbbbbbbbbbbbbbb", savedAtMs: facts.savedAtMs + 1 };
  await saveSession(env, later);
  expect(await rowOf(facts)).toMatchObject({ visitorId: later.visitorId });
  await saveSession(env, facts);
  expect(await rowOf(facts)).toMatchObject({ visitorId: later.visitorId });
});

test("the expiry that the row was made with stays, whatever a later save says", async () => {
  const facts = sessionFacts({});
  await saveSession(env, facts);
  for (const status of ["active", "completed", "active"] as const) {
    await saveSession(env, { ...facts, status, expiresAtMs: 5, savedAtMs: facts.savedAtMs + 1 });
    expect(await rowOf(facts)).toMatchObject({ status, expiresAtMs: facts.expiresAtMs });
  }
});
