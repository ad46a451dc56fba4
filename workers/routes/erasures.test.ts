import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { type ErasureReceipt, erasureReceipt } from "../../protocol/api.ts";
import { erasurePageSessions } from "../../protocol/limits.ts";
import { pinnedPrefix } from "../archive/keys.ts";
import { saveSession } from "../catalog/save-session.ts";
import { workErasures } from "../erasure/work-erasures.ts";
import { pinSession } from "../retention/pin.ts";
import { call, callApi } from "../testing/call.ts";
import { traces } from "../testing/faults.ts";
import { clickEvent } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { sessionFacts } from "../testing/session-row.ts";
import { freshVisitor, liveSession, sealedSession } from "../testing/visits.ts";

const erase = (website: SeededWebsite, path: string) =>
  callApi(website, path, { method: "DELETE", headers: { authorization: `Bearer ${website.apiKey}` } });

const eraseVisitor = (website: SeededWebsite, visitorId: string) =>
  erase(website, `/api/websites/${website.websiteId}/visitors/${visitorId}`);

async function receiptIn(answer: Response, status: number): Promise<ErasureReceipt> {
  expect(answer.status).toBe(status);
  return erasureReceipt.parse(await answer.json());
}

describe("a session is erased", () => {
  test("when it is sealed, with a receipt of what was removed", async () => {
    const website = await seedWebsite(env);
    const address = await sealedSession(website);
    const other = await sealedSession(website);
    const receipt = await receiptIn(await erase(website, `/api/replay/${address.sessionId}`), 200);
    expect(receipt).toMatchObject({
      scope: { kind: "session", id: address.sessionId, askedBy: "member" },
      completedAt: expect.any(String),
      sessions: [{ sessionId: address.sessionId, chunks: 2, objects: 2, rows: 1 }],
    });
    expect(receipt.sessions[0]?.bytes).toBeGreaterThan(100);
    expect(await traces(address)).toEqual([]);
    expect(await traces(other)).toEqual(["0", "timeline.json.gz", "row", "object"]);

    const kept = await callApi(website, `/api/erasures/${receipt.receiptId}`);
    expect(await receiptIn(kept, 200)).toEqual(receipt);
    expect((await callApi(website, `/api/replay/${address.sessionId}`)).status).toBe(404);
    expect((await erase(website, `/api/replay/${address.sessionId}`)).status).toBe(404);
  });

  test("while it is live, and its late chunks are refused", async () => {
    const website = await seedWebsite(env);
    const address = await liveSession(website);
    const receipt = await receiptIn(await erase(website, `/api/replay/${address.sessionId}`), 200);
    expect(receipt.sessions).toMatchObject([{ chunks: 2, objects: 0, rows: 1 }]);
    const late = await postEvents(website, { ...address, seq: 2 }, [clickEvent("Late", Date.now())]);
    expect(late.status).toBe(410);
    expect(await late.json()).toMatchObject({ code: "session_erased" });
    expect(await traces(address)).toEqual([]);
  });
});

test("a pinned session is erased with its copies", async () => {
  const website = await seedWebsite(env);
  const address = await sealedSession(website);
  expect(await pinSession(env, address, Date.now())).toBe(true);
  const copies = () => env.ARCHIVE.list({ prefix: pinnedPrefix(address) });
  expect((await copies()).objects).toHaveLength(2);
  const receipt = await receiptIn(await erase(website, `/api/replay/${address.sessionId}`), 200);
  expect(receipt.sessions).toMatchObject([{ sessionId: address.sessionId, objects: 4, rows: 1 }]);
  expect((await copies()).objects).toEqual([]);
  expect(await traces(address)).toEqual([]);
});

test("a late chunk of an erased session brings nothing of its visitor back", async () => {
  const website = await seedWebsite(env);
  const { visitorId, secretHash } = freshVisitor();
  const address = await liveSession(website, { visitorId });
  await receiptIn(await eraseVisitor(website, visitorId), 200);
  const click = [clickEvent("Late", Date.now())];
  const late = await postEvents(website, { ...address, seq: 2 }, click, { visitorId, secretHash });
  expect(late.status).toBe(410);
  const known = env.CATALOG_0.prepare("SELECT count(*) AS n FROM visitors WHERE visitor_id = ?");
  expect(await known.bind(visitorId).first("n")).toBe(0);
});

describe("a visitor is erased", () => {
  test("with all sessions of theirs, live ones too, and nobody else's", async () => {
    const website = await seedWebsite(env);
    const visitor = freshVisitor();
    const theirs = [await sealedSession(website, visitor), await liveSession(website, visitor)];
    const elsewhere = await sealedSession(await seedWebsite(env), visitor);
    const others = await sealedSession(website);
    const receipt = await receiptIn(await eraseVisitor(website, visitor.visitorId), 200);
    expect(receipt.scope).toMatchObject({ kind: "visitor", id: visitor.visitorId });
    expect(receipt.sessions.map(({ sessionId }) => sessionId)).toEqual(
      theirs.map(({ sessionId }) => sessionId).sort(),
    );
    for (const address of theirs) expect(await traces(address)).toEqual([]);
    expect(await traces(others)).toHaveLength(4);
    expect(await traces(elsewhere)).toHaveLength(4);
  });

  test("page by page when they have many: the answer is 202, and the cron does the rest", {
    timeout: 30_000,
  }, async () => {
    const website = await seedWebsite(env);
    const { websiteId } = website;
    const { visitorId } = freshVisitor();
    const sessions = erasurePageSessions + 5;
    for (let n = 0; n < sessions; n += 1) {
      await saveSession(env, sessionFacts({ websiteId, visitorId, startedAtMs: Date.now() - n }));
    }
    const begun = await receiptIn(await eraseVisitor(website, visitorId), 202);
    expect(begun.completedAt).toBeNull();
    expect(begun.sessions).toHaveLength(erasurePageSessions);

    await workErasures(env, Date.now());
    const done = await receiptIn(await callApi(website, `/api/erasures/${begun.receiptId}`), 200);
    expect(done.completedAt).not.toBeNull();
    expect(done.sessions).toHaveLength(sessions);
  });

  test("of whom nothing is known, with an empty receipt", async () => {
    const website = await seedWebsite(env);
    const receipt = await receiptIn(await eraseVisitor(website, freshVisitor().visitorId), 200);
    expect(receipt.sessions).toEqual([]);
  });

  test("an id that is none is no visitor", async () => {
    const website = await seedWebsite(env);
    for (const id of ["vis_x", "'--", "vis_AAAAAAAAAAAAAAAA"])
      expect((await eraseVisitor(website, encodeURIComponent(id))).status).toBe(404);
  });
});

test("a contact is erased with the sessions that carry its id", async () => {
  const website = await seedWebsite(env);
  const [theirs, others] = [await sealedSession(website), await sealedSession(website)];
  await env.CATALOG_0.prepare("UPDATE sessions SET contact_id = 'crm/7 b' WHERE session_id = ?")
    .bind(theirs.sessionId)
    .run();
  const contacts = `/api/websites/${website.websiteId}/contacts`;
  const receipt = await receiptIn(await erase(website, `${contacts}/${encodeURIComponent("crm/7 b")}`), 200);
  expect(receipt).toMatchObject({
    scope: { kind: "contact", id: "crm/7 b" },
    sessions: [{ sessionId: theirs.sessionId }],
  });
  expect(await traces(theirs)).toEqual([]);
  expect(await traces(others)).toHaveLength(4);
  expect((await erase(website, `${contacts}/${"x".repeat(257)}`)).status).toBe(404);
});

describe("nobody erases what is not theirs", () => {
  test("another organisation finds nothing to erase, and no receipt", async () => {
    const [mine, other] = [await seedWebsite(env), await seedWebsite(env)];
    const visitor = freshVisitor();
    const address = await sealedSession(mine, visitor);
    for (const path of [
      `/api/replay/${address.sessionId}`,
      `/api/websites/${mine.websiteId}/visitors/${visitor.visitorId}`,
      `/api/websites/${mine.websiteId}/contacts/a`,
    ]) {
      const answer = await erase(other, path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: "not_found" });
    }
    // Through a website of their own, it is a visitor without sessions.
    const own = await receiptIn(await eraseVisitor(other, visitor.visitorId), 200);
    expect(own.sessions).toEqual([]);
    expect(await traces(address)).toHaveLength(4);
    expect((await callApi(mine, `/api/erasures/${own.receiptId}`)).status).toBe(404);
    expect((await callApi(mine, "/api/erasures/era_x")).status).toBe(404);
  });

  test("without a key, with a revoked one or with the site key nothing happens", async () => {
    const website = await seedWebsite(env);
    const revoked = await seedWebsite(env, { isApiKeyRevoked: true });
    const address = await sealedSession(website);
    const path = `/api/replay/${address.sessionId}`;
    const bearers = ["", `Bearer ${website.siteKey}`, `Bearer ${revoked.apiKey}`];
    for (const authorization of bearers) {
      const headers: Record<string, string> = authorization === "" ? {} : { authorization };
      const answers = [
        await call(path, { method: "DELETE", headers }),
        await call("/api/erasures/era_x", { headers }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    }
    expect(await traces(address)).toHaveLength(4);
  });
});
