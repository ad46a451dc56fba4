import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { eventType } from "../../../protocol/events.ts";
import { parseSessionId } from "../../../protocol/ids.ts";
import { importChunkBytes, maxImportBytes } from "../../../protocol/limits.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { noteWithdrawal } from "../../catalog/visitor.ts";
import { appendChunk } from "../../session-stub.ts";
import { call } from "../../testing/call.ts";
import { traces } from "../../testing/faults.ts";
import { freshTabId, makeChunk, pageEvents } from "../../testing/make-chunk.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { freshVisitor, liveSession } from "../../testing/visits.ts";
import { importInto } from "./testing/import-into.ts";

const website = await seedWebsite(env);
const page = pageEvents("https://shop.example/", 1_700_000_000_000);
const portable = (over: object): string =>
  JSON.stringify({
    ...{ kind: "playhead-session", version: 1, session: {} },
    tabs: [{ tabId: freshTabId(), clockOffsetMs: 0, events: page }],
    ...over,
  });
const tab = (over: object) => ({ tabId: freshTabId(), clockOffsetMs: 0, events: page, ...over });
const tabId = freshTabId();

const files: Record<string, string | Uint8Array> = {
  "no JSON": "events",
  nothing: "",
  "JSON that ends early": JSON.stringify(page).slice(0, -1),
  "JSON with something behind": `${JSON.stringify(page)}1`,
  "a list of no events": "[]",
  "a list of other things": "[1]",
  "an event without a time": '[{"type":2,"data":{}}]',
  "an event that is no JSON": '[{"type":2,"data":{a},"timestamp":1}]',
  "events without a full snapshot": JSON.stringify(page.slice(0, 1)),
  "events more than a day apart": JSON.stringify([
    ...page,
    { type: eventType.custom, data: {}, timestamp: 1_700_000_000_000 + 2 * dayMs },
  ]),
  "an event nested too deep": `[{"type":2,"timestamp":1,"data":${"[".repeat(20_000)}${"]".repeat(20_000)}}]`,
  "an object of another kind": '{"events":[]}',
  "a session of a later version": portable({ version: 2 }),
  "a session without tabs": portable({ tabs: [] }),
  "tabs that are no list": portable({ tabs: {} }),
  "a tab of a malformed id": portable({ tabs: [tab({ tabId: "tab_x" })] }),
  "a tab twice": portable({ tabs: [tab({ tabId }), tab({ tabId })] }),
  "a tab without a clock": portable({ tabs: [tab({ clockOffsetMs: null })] }),
  "a clock beyond numbers": portable({ tabs: [tab({ clockOffsetMs: 1e300 })] }),
  "more tabs than a session has": portable({ tabs: Array.from({ length: 201 }, () => tab({})) }),
  "a session of other fields": portable({ session: { country: "Germany" } }),
  "gzip that ends early": gzipSync(JSON.stringify(page)).subarray(0, 100),
};

describe("refused with what is wrong", () => {
  test.for(Object.entries(files))("%s", async ([, file]) => {
    const answer = await importInto(website, file);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "bad_request", message: expect.any(String) });
  });

  test("what is too large, as it comes or inflated", { timeout: 30_000 }, async () => {
    const large = new Uint8Array(maxImportBytes + 1).fill(0x20);
    for (const file of [large, gzipSync(large)]) {
      const answer = await importInto(website, file);
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: "import_too_large" });
    }
  });

  test("an event that compresses to more than a chunk may have", async () => {
    const parts = Array.from({ length: 40 }, () => crypto.getRandomValues(new Uint8Array(60_000)));
    const text = parts.map((part) => Buffer.from(part).toString("base64")).join("");
    const events = [...page, { type: eventType.custom, data: { text }, timestamp: 1_700_000_000_000 }];
    const answer = await importInto(website, JSON.stringify(events));
    expect(await answer.json()).toMatchObject({ code: "import_too_large" });
  });
});

test("nothing stays of a file whose second chunk cannot be kept", async () => {
  const into = await seedWebsite(env);
  const large = { type: eventType.custom, data: { text: "a".repeat(importChunkBytes) }, timestamp: 1 };
  const begun: string[] = [];
  const { getByName } = env.SESSION;
  const spy = vi.spyOn(env.SESSION, "getByName").mockImplementation((name) => {
    begun.push(name);
    if (begun.length === 2) throw new Error("object away");
    return getByName.call(env.SESSION, name);
  });
  vi.spyOn(console, "error").mockImplementation(() => {});
  const events = [...pageEvents("https://shop.example/", 1), large];
  const answer = await importInto(into, JSON.stringify(events));
  spy.mockRestore();
  vi.restoreAllMocks();
  expect(answer.status).toBe(500);
  const sessionId = parseSessionId((begun[0] ?? "").split(":")[1] ?? "");
  if (sessionId === null) throw new Error("no session was begun");
  const address = { websiteId: into.websiteId, sessionId };
  expect(await traces(address)).toEqual([]);
  const frame = makeChunk(freshTabId(), 0, page);
  const late = await appendChunk(env, address, {
    frame,
    visit: { userAgent: "", country: "" },
    retentionDays: 1,
  });
  expect(late).toMatchObject({ kind: "refused", code: "session_erased" });
});

describe("who may not", () => {
  const file = JSON.stringify(page);

  test("another organisation, anybody without a key or with a revoked one", async () => {
    const other = await seedWebsite(env);
    const revoked = await seedWebsite(env, { isApiKeyRevoked: true });
    const { websiteId } = website;
    expect((await importInto({ websiteId, apiKey: other.apiKey }, file)).status).toBe(404);
    expect((await importInto(revoked, file)).status).toBe(401);
    expect((await call(`/api/websites/${websiteId}/import`, { method: "POST", body: file })).status).toBe(
      401,
    );
  });

  test("a plan that keeps nothing, and one whose month is used up", async () => {
    const free = await importInto(await seedWebsite(env, { retentionDays: 0 }), file);
    expect(await free.json()).toMatchObject({ code: "replay_not_in_plan" });
    const used = await importInto(await seedWebsite(env, { monthlySessions: 0 }), file);
    expect(await used.json()).toMatchObject({ code: "quota_exceeded" });
  });

  test("whoever brings back a visitor who has withdrawn", async () => {
    const into = await seedWebsite(env);
    const visitor = freshVisitor();
    await liveSession(into, visitor);
    const { visitorId } = visitor;
    await noteWithdrawal(env, { websiteId: into.websiteId, visitorId }, Date.now());
    const answer = await importInto(into, portable({ session: { visitorId } }));
    expect(await answer.json()).toMatchObject({ code: "session_erased" });
  });
});
