import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { type ExportLine, exportLine } from "../../../protocol/api.ts";
import { saveSession } from "../../catalog/save-session.ts";
import { call, callApi } from "../../testing/call.ts";
import { clickEvent } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../../testing/seed-website.ts";
import { sessionFacts } from "../../testing/session-row.ts";
import { freshVisitor, liveSession, sealedSession } from "../../testing/visits.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const ask = (website: SeededWebsite, visitorId: string, query = "") =>
  callApi(website, `/api/websites/${website.websiteId}/visitors/${visitorId}/export${query}`);

/** The runtime takes this content type for no text, and warns when it is read as one. */
const textOf = async (answer: Response): Promise<string> =>
  new TextDecoder().decode(await answer.arrayBuffer());

const linesOf = (text: string): ExportLine[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => exportLine.parse(JSON.parse(line)));

const eventsIn = (lines: readonly ExportLine[], sessionId: string) =>
  lines.flatMap((line) => (line.kind === "events" && line.sessionId === sessionId ? line.events : []));

test("the file holds every session of the visitor: its row, what it lacks, its timeline and its events in order", async () => {
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  const sealed = await sealedSession(website, visitor);
  await postEvents(website, { ...sealed, seq: 2 }, [clickEvent("After the seal", Date.now())]);
  const live = await liveSession(website, visitor);
  const others = await sealedSession(website);

  const answer = await ask(website, visitor.visitorId);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
  expect(answer.headers.get("content-disposition")).toBe(
    `attachment; filename="playhead-${visitor.visitorId}.ndjson"`,
  );
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const text = await textOf(answer);
  expect(text).not.toContain(others.sessionId);
  expect(text).not.toContain(visitor.secret);
  const lines = linesOf(text);
  expect(lines[0]).toMatchObject({ kind: "export", version: 1, visitorId: visitor.visitorId });
  expect(lines.at(-1)).toEqual({ kind: "end", sessions: 2, next: null });

  const sessions = lines.filter((line) => line.kind === "session");
  expect(sessions.map(({ session }) => session.sessionId).sort()).toEqual(
    [sealed.sessionId, live.sessionId].sort(),
  );
  for (const { session, completeness, timeline } of sessions) {
    expect(session.visitorId).toBe(visitor.visitorId);
    expect(completeness.gaps).toEqual([]);
    expect(timeline.pages).toMatchObject([{ url: "https://shop.example/" }]);
  }
  expect(eventsIn(lines, sealed.sessionId).map(({ type }) => type)).toEqual([4, 2, 5, 5, 5]);
  expect(eventsIn(lines, sealed.sessionId).at(-1)).toMatchObject({
    data: { payload: { text: "After the seal" } },
  });
  expect(eventsIn(lines, live.sessionId).map(({ type }) => type)).toEqual([4, 2, 5, 5]);
});

test("any number of sessions is paged through, each once, the oldest first; `after` goes on behind one", {
  timeout: 30_000,
}, async () => {
  const website = await seedWebsite(env);
  const { websiteId } = website;
  const { visitorId } = freshVisitor();
  const startedAtMs = Date.now() - 1_000_000;
  const all: string[] = [];
  for (let n = 0; n < 103; n += 1) {
    const facts = sessionFacts({ websiteId, visitorId, startedAtMs: startedAtMs + n });
    await saveSession(env, facts);
    all.push(facts.sessionId);
  }
  const idsIn = async (query: string) =>
    linesOf(await textOf(await ask(website, visitorId, query))).flatMap((line) =>
      line.kind === "session" ? [line.session.sessionId] : [],
    );
  expect(await idsIn("")).toEqual(all);
  expect(await idsIn(`?after=${all[99]}`)).toEqual(all.slice(100));
});

test("a session that goes while it is read is said to be gone, and the file goes on", async () => {
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  const first = await sealedSession(website, visitor);
  const second = await sealedSession(website, visitor);
  const get = env.ARCHIVE.get.bind(env.ARCHIVE);
  const erasing = async (key: string, options?: R2GetOptions) => {
    if (key.includes(first.sessionId) && options?.range !== undefined) {
      await callApi(website, `/api/replay/${first.sessionId}`, { method: "DELETE" });
    }
    return await get(key, options);
  };
  vi.spyOn(env.ARCHIVE, "get").mockImplementation(erasing as typeof env.ARCHIVE.get);
  const lines = linesOf(await textOf(await ask(website, visitor.visitorId)));
  expect(lines).toContainEqual({ kind: "gone", sessionId: first.sessionId });
  expect(eventsIn(lines, first.sessionId)).toEqual([]);
  expect(eventsIn(lines, second.sessionId)).toHaveLength(4);
  expect(lines.at(-1)).toEqual({ kind: "end", sessions: 2, next: null });
});

test("an archive that does not answer breaks the file off: it does not close with `end`", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  await sealedSession(website, visitor);
  const answer = await ask(website, visitor.visitorId);
  vi.spyOn(env.ARCHIVE, "get").mockRejectedValue(new Error("archive down"));
  await expect(textOf(answer)).rejects.toThrow();
});

test("a visitor who is not there, or not there any more, has no export", async () => {
  const website = await seedWebsite(env);
  const visitor = freshVisitor();
  await sealedSession(website, visitor);
  expect((await ask(website, freshVisitor().visitorId)).status).toBe(404);
  expect((await ask(website, "vis_x")).status).toBe(404);
  expect((await ask(website, visitor.visitorId, "?after=x")).status).toBe(400);
  await callApi(website, `/api/websites/${website.websiteId}/visitors/${visitor.visitorId}`, {
    method: "DELETE",
  });
  expect((await ask(website, visitor.visitorId)).status).toBe(404);
});

test("another organisation has no export of it, and without a key there is none", async () => {
  const [mine, other] = [await seedWebsite(env), await seedWebsite(env)];
  const revoked = await seedWebsite(env, { isApiKeyRevoked: true });
  const visitor = freshVisitor();
  await sealedSession(mine, visitor);
  const path = `/api/websites/${mine.websiteId}/visitors/${visitor.visitorId}/export`;
  expect((await callApi(other, path)).status).toBe(404);
  expect((await ask(other, visitor.visitorId)).status).toBe(404);
  expect((await call(path)).status).toBe(401);
  expect((await callApi(revoked, path)).status).toBe(401);
});
