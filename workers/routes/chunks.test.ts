import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { randomText, type SessionId, type TabId } from "../../protocol/ids.ts";
import { maxChunkBytes, maxFrameHeaderBytes, sessionIdMaxAgeMs } from "../../protocol/limits.ts";
import { sheetHash } from "../../protocol/sheet-hash.ts";
import { readTail } from "../session-stub.ts";
import { callPublic } from "../testing/call.ts";
import {
  clickEvent,
  freshSessionId,
  freshTabId,
  makeChunk,
  makeRawChunk,
  pageEvents,
} from "../testing/make-chunk.ts";
import { postBytes, postEvents, type Sent } from "../testing/post-chunk.ts";
import { type SeededWebsite, type SeedOptions, seedWebsite } from "../testing/seed-website.ts";
import { stored } from "../testing/stored.ts";

interface Visit {
  website: SeededWebsite;
  place: { sessionId: SessionId; tabId: TabId; seq: number };
}

async function visit(options: SeedOptions = {}): Promise<Visit> {
  const website = await seedWebsite(env, options);
  return {
    website,
    place: { sessionId: freshSessionId(website.tag, Date.now()), tabId: freshTabId(), seq: 0 },
  };
}

/** A chunk that would be taken; `over` spoils it. */
function chunk({ website, place }: Visit, over: Partial<Sent> = {}): Sent {
  const body = makeChunk(place.tabId, place.seq, pageEvents("https://shop.example/", Date.now()));
  return { website, ...place, body, ...over };
}

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
      seq: 0,
      nowMs: expect.any(Number),
      configRevision: 7,
    });
    const { sessionId } = place;
    expect((await readTail(env, { websiteId: website.websiteId, sessionId }, 0)).arrival).toBe(1);
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

describe("a chunk that is refused stores nothing", () => {
  let before: Awaited<ReturnType<typeof stored>>;
  beforeEach(async () => {
    before = await stored();
  });
  afterEach(async () => {
    expect(await stored()).toEqual(before);
  });

  async function expectRefusal(sent: Sent, status: number, code: string) {
    const answer = await postBytes(sent);
    const body = await answer.json();
    expect({ status: answer.status, body }).toMatchObject({ status, body: { code } });
    expect(answer.headers.get("access-control-allow-origin")).toBe(sent.headers?.origin ?? "*");
    return body;
  }
  /** As `expectRefusal`, from the website's own origin. */
  const expectRefused = (sent: Sent, status: number, code: string) =>
    expectRefusal({ headers: { origin: sent.website.origin }, ...sent }, status, code);

  test.each(["pk_nobody", "pk_", "web_x", "pk_a%27"])("site key %s is unknown", async (siteKey) => {
    await expectRefused(chunk(await visit(), { siteKey }), 403, "site_key_unknown");
  });

  test("a revoked site key is as good as none", async () => {
    await expectRefused(chunk(await visit({ isSiteKeyRevoked: true })), 403, "site_key_unknown");
  });

  test("another origin than the website's", async () => {
    const one = await visit({ origins: ["https://*.example.com", "http://localhost:*"] });
    const foreign = [
      "https://evil.io",
      `${one.website.origin}.evil.io`,
      one.website.origin.replace("https://", "https://x"),
      one.website.origin.replace("https:", "http:"),
      `${one.website.origin}:8443`,
      "https://example.com",
      "https://example.com.evil.io",
      "https://www.example.com:8443",
      "https://localhost:8788",
      "null",
    ];
    for (const origin of foreign) {
      await expectRefusal(chunk(one, { headers: { origin } }), 403, "origin_not_allowed");
    }
  });

  test("no origin, and a referer that is missing or foreign", async () => {
    const one = await visit();
    await expectRefusal(chunk(one, { headers: {} }), 403, "origin_not_allowed");
    const referer = `https://evil.io/?${one.website.origin}`;
    await expectRefusal(chunk(one, { headers: { referer } }), 403, "origin_not_allowed");
  });

  test("a plan that keeps nothing", async () => {
    await expectRefused(chunk(await visit({ retentionDays: 0 })), 403, "replay_not_in_plan");
  });

  test("recording switched off", async () => {
    await expectRefused(chunk(await visit({ recordingEnabled: false })), 403, "recording_off");
  });

  test("ids that are malformed", async () => {
    const one = await visit();
    await expectRefused(chunk(one, { sessionId: "ses_x" }), 400, "session_id_invalid");
    await expectRefused(chunk(one, { tabId: "tab_UPPER" }), 400, "tab_id_invalid");
    for (const seq of ["-1", "1.5", "01", "1e3", "2147483648", "x"]) {
      await expectRefused(chunk(one, { seq }), 400, "seq_invalid");
    }
  });

  test("a session id of another website", async () => {
    const [mine, other] = [await visit(), await visit()];
    await expectRefused(chunk(mine, { sessionId: other.place.sessionId }), 400, "session_id_invalid");
  });

  test("a session id that is too old or too far ahead is told our time", async () => {
    const one = await visit();
    for (const startedAtMs of [Date.now() - sessionIdMaxAgeMs - 1_000, Date.now() + 660_000]) {
      const sessionId = freshSessionId(one.website.tag, startedAtMs);
      const body = await expectRefused(chunk(one, { sessionId }), 409, "session_id_time");
      expect(body).toMatchObject({ nowMs: expect.any(Number) });
    }
  });

  test("a body that is too large, whether it says so or not", async () => {
    const one = await visit();
    const body = new Uint8Array(maxChunkBytes + maxFrameHeaderBytes + 1);
    await expectRefused(chunk(one, { body }), 413, "chunk_too_large");

    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(100_000));
      },
    });
    await expectRefused(chunk(one, { body: endless }), 413, "chunk_too_large");
    expect(pulled).toBeLessThan(30);
  });

  test("a body that is no frame, or cut off, or longer than its frame", async () => {
    const one = await visit();
    const frame = makeChunk(one.place.tabId, 0, pageEvents("https://shop.example/", Date.now()));
    await expectRefused(chunk(one, { body: "not a frame at all" }), 400, "chunk_malformed");
    await expectRefused(chunk(one, { body: frame.subarray(0, -1) }), 400, "chunk_truncated");
    await expectRefused(chunk(one, { body: "" }), 400, "chunk_truncated");
    await expectRefused(chunk(one, { body: new Uint8Array([...frame, 0]) }), 400, "chunk_malformed");
  });

  test("a frame of another tab or seq than the path's", async () => {
    const one = await visit();
    await expectRefused(chunk(one, { tabId: freshTabId() }), 400, "chunk_malformed");
    await expectRefused(chunk(one, { seq: 1 }), 400, "chunk_malformed");
  });

  test("a frame whose body is not gzip", async () => {
    const one = await visit();
    const body = makeRawChunk(one.place.tabId, 0, new TextEncoder().encode("[]".padEnd(40)));
    await expectRefused(chunk(one, { body }), 400, "chunk_not_gzip");
  });
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
