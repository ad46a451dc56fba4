import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { sessionList } from "../../../protocol/api.ts";
import { type Note, note, noteList } from "../../../protocol/api-notes.ts";
import { maxNoteChars } from "../../../protocol/limits.ts";
import { askAs } from "../../testing/ask-as.ts";
import { callApi } from "../../testing/call.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { codeOf, send, told, toldSession } from "./testing/told-session.ts";

const website = await seedWebsite(env);
const { organisationId } = website;
const ada = await seedMember(env, organisationId, "member");
const ben = await seedMember(env, organisationId, "member");
const admin = await seedMember(env, organisationId, "admin");
const { sessionId } = await toldSession(website);
const path = `/api/replay/${sessionId}/notes`;

/** Writes or changes as somebody, and reads what is mailed. */
async function write(who: { cookie: string }, method: string, at: string, body: object) {
  const mails: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((text) => void mails.push(String(text)));
  const answer = await askAs(who.cookie, method, at, body, { MAIL_PRINT: "yes" });
  log.mockRestore();
  return { answer, mails };
}
async function written(text: string, over: object = {}): Promise<Note> {
  const { answer } = await write(ada, "POST", path, { atMs: 1_000, text, ...over });
  expect(answer.status).toBe(201);
  return note.parse(await answer.json());
}
const notes = async () => (await told(website, path, noteList)).notes;

test("notes stand in the order of their moments, with who wrote them, and are counted in the list", async () => {
  const later = await written("  Later.  ", { atMs: 9_000 });
  const byKey = note.parse(
    await (await send(website, "POST", path, { atMs: 5, text: "By a program." })).json(),
  );
  expect(later).toMatchObject({
    text: "Later.",
    author: { personId: ada.personId, name: "Ada" },
    editedAt: null,
  });
  expect(byKey.author).toEqual({ personId: null, name: "API key" });
  expect(await notes()).toEqual([byKey, later]);
  const { sessions } = await told(website, `/api/websites/${website.websiteId}/sessions`, sessionList);
  expect(sessions[0]?.noteCount).toBe(2);
});

test("who is named is mailed a link to the moment, once, and who writes is not", async () => {
  const mentions = [ben.personId, ada.personId, ben.personId];
  const { answer, mails } = await write(ada, "POST", path, { atMs: 61_500, text: "See this.", mentions });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain(ben.email);
  expect(mails[0]).toContain(`/websites/${website.websiteId}/sessions/${sessionId}?t=61.5`);
  expect(mails[0]).not.toContain("See this.");
  const { noteId, mentions: kept } = note.parse(await answer.json());
  expect(kept).toEqual([ben.personId, ada.personId]);
  const change = { mentions: [ben.personId, admin.personId] };
  const changed = await write(ada, "PATCH", `${path}/${noteId}`, change);
  expect(changed.mails).toHaveLength(1);
  expect(changed.mails[0]).toContain(admin.email);
});

test("one's own note is changed and deleted, another's by an admin alone", async () => {
  const { noteId } = await written("Mine.");
  const own = `${path}/${noteId}`;
  for (const method of ["PATCH", "DELETE"]) {
    const { answer } = await write(ben, method, own, { text: "His." });
    expect(await codeOf(answer)).toEqual([403, "forbidden"]);
  }
  const { answer } = await write(admin, "PATCH", own, { text: "Ours." });
  expect(await answer.json()).toMatchObject({ text: "Ours.", atMs: 1_000, editedAt: expect.any(String) });
  expect((await askAs(ada.cookie, "DELETE", own)).status).toBe(204);
  expect(await codeOf(await askAs(ada.cookie, "DELETE", own))).toEqual([404, "not_found"]);
});

test.each([
  { text: "x".repeat(maxNoteChars + 1), atMs: 1 },
  { text: "  ", atMs: 1 },
  { text: "x", atMs: -1 },
  { text: "x", atMs: 1, mentions: ["per_none"] },
])("what is no note is refused: %#", async (body) => {
  const before = await notes();
  expect(await codeOf(await send(website, "POST", path, body))).toEqual([400, "bad_request"]);
  expect(await notes()).toEqual(before);
});

test("nobody from elsewhere is named, reads or writes", async () => {
  const elsewhere = await seedWebsite(env);
  const stranger = await seedMember(env, elsewhere.organisationId, "owner");
  const named = await send(website, "POST", path, { atMs: 1, text: "x", mentions: [stranger.personId] });
  expect(await codeOf(named)).toEqual([400, "bad_request"]);
  for (const method of ["GET", "POST"]) {
    const body = method === "POST" ? { atMs: 1, text: "x" } : undefined;
    expect(await codeOf(await askAs(stranger.cookie, method, path, body))).toEqual([404, "not_found"]);
  }
  const other = await toldSession(website);
  const { noteId } = await written("Here.");
  const misplaced = `/api/replay/${other.sessionId}/notes/${noteId}`;
  expect(await codeOf(await askAs(ada.cookie, "DELETE", misplaced))).toEqual([404, "not_found"]);
});

test("notes go with their session", async () => {
  const { sessionId: erased, websiteId } = await toldSession(website);
  await send(website, "POST", `/api/replay/${erased}/notes`, { atMs: 1, text: "Here." });
  const count = env.CATALOG_0.prepare("SELECT count(*) AS n FROM notes WHERE session_id = ?").bind(erased);
  expect(await count.first()).toEqual({ n: 1 });
  const receipt = await (await send(website, "DELETE", `/api/replay/${erased}`)).json();
  expect(receipt).toMatchObject({ scope: { websiteId }, sessions: [{ rows: 2 }] });
  expect(await count.first()).toEqual({ n: 0 });
  expect((await callApi(website, `/api/replay/${erased}/notes`)).status).toBe(404);
});
