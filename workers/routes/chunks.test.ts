import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { randomText } from "../../protocol/ids.ts";
import { sheetHash } from "../../protocol/sheet-hash.ts";
import { readTail } from "../session-stub.ts";
import { callApi, callPublic } from "../testing/call.ts";
import { clickEvent, makeChunk, makeRawChunk, pageEvents } from "../testing/make-chunk.ts";
import { chunk, postBytes, postEvents, visit } from "../testing/post-chunk.ts";
import { stored } from "../testing/stored.ts";

describe("a chunk from a website's origin", () => {
  test("is kept, and the reply says what the recorder needs", async () => {
    const { website, place } = await visit();
    const before = await stored();
    const answer = await postEvents(website, place, pageEvents("https://shop.example/", Date.now()));
    expect(answer.status).toBe(200);
    expect((await stored()).objects).toBe(before.objects + 1);
    expect(answer.headers.get("access-control-allow-origin")).toBe(website.origin);
    expect(answer.headers.get("vary")).toBe("origin");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({
      status: "accepted",
      completeTo: 0,
      seq: 0,
      nowMs: expect.any(Number),
      configRevision: 7,
    });
    const { sessionId } = place;
    expect((await readTail(env, { websiteId: website.websiteId, sessionId }, 0)).arrival).toBe(1);
  });

  test("is listed a moment later, with what the browser says of itself", async () => {
    const one = await visit();
    const headers = {
      origin: one.website.origin,
      "user-agent":
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36".padEnd(
          2_000,
        ),
    };
    await postBytes(chunk(one, { headers }));
    const listed = async (): Promise<unknown> =>
      (await callApi(one.website, `/api/websites/${one.website.websiteId}/sessions`)).json();
    await expect.poll(listed).toMatchObject({
      sessions: [
        { sessionId: one.place.sessionId, status: "active", browser: "Chrome", os: "Linux", pageViews: 1 },
      ],
      totals: { total: 1, active: 1 },
    });
  });

  test("sent again is a duplicate, and with other content under its seq a conflict", async () => {
    const { website, place } = await visit();
    const sent = chunk({ website, place });
    await postBytes(sent);
    expect(await (await postBytes(sent)).json()).toMatchObject({ status: "duplicate" });
    const other = await postEvents(website, place, [clickEvent("Buy", Date.now())]);
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ code: "chunk_conflict" });
  });

  test("may come from any origin that a pattern names, or with a referer alone", async () => {
    const one = await visit({ origins: ["https://*.example.com", "http://localhost:*"] });
    for (const [seq, headers] of [
      { origin: "https://www.example.com" },
      { origin: "http://localhost:8788" },
      { referer: `${one.website.origin}/cart` },
    ].entries()) {
      const place = { ...one.place, seq };
      const answer = await postBytes(chunk({ ...one, place }, { headers }));
      expect(answer.status).toBe(200);
    }
  });
});

test("sheets that the website lacks are asked for, and all of them when the catalog does not answer", async () => {
  const { website, place } = await visit();
  const hash = sheetHash(randomText(crypto.getRandomValues(new Uint8Array(40))));
  const body = makeChunk(place.tabId, 0, [clickEvent("Buy", Date.now())], { assetHashes: [hash] });
  const asked = await postBytes(chunk({ website, place }, { body }));
  expect(await asked.json()).toMatchObject({ needAssets: [hash] });

  const down: D1Database = Object.assign(Object.create(env.CATALOG_0), {
    prepare: () => {
      throw new Error("catalog down");
    },
  });
  const again = await postBytes(chunk({ website, place }, { body }), { CATALOG_0: down });
  expect(await again.json()).toMatchObject({ status: "duplicate", needAssets: [hash] });
});

test("a preflight is answered, though the recorder never causes one", async () => {
  const { website } = await visit();
  const answer = await callPublic(`/v1/chunks/${website.siteKey}/a/b/0`, {
    method: "OPTIONS",
    headers: { origin: website.origin, "access-control-request-method": "POST" },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers.get("access-control-allow-methods")).toBe("POST");
  expect(answer.headers.get("access-control-allow-origin")).toBe(website.origin);
});

test("a bomb is refused, and no session is listed", async () => {
  const one = await visit();
  const body = makeRawChunk(one.place.tabId, 0, gzipSync(new Uint8Array(21_000_000)));
  const answer = await postBytes(chunk(one, { body }));
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ code: "chunk_bomb" });
  const { sessionId } = one.place;
  expect((await readTail(env, { websiteId: one.website.websiteId, sessionId }, 0)).arrival).toBe(0);
  const row = await env.CATALOG_0.prepare("SELECT 1 FROM sessions WHERE session_id = ?")
    .bind(sessionId)
    .first();
  expect(row).toBeNull();
});

test("a page on another host than the API's may read when to come again", async () => {
  const { website } = await visit();
  const answer = await callPublic(`/v1/chunks/${website.siteKey}/a/b/0`, { method: "POST" });
  expect(answer.headers.get("access-control-expose-headers")).toBe("retry-after");
});
