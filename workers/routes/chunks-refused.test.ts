import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { maxChunkBytes, maxFrameHeaderBytes, sessionIdMaxAgeMs } from "../../protocol/limits.ts";
import { freshSessionId, freshTabId, makeChunk, makeRawChunk, pageEvents } from "../testing/make-chunk.ts";
import { chunk, postBytes, type Sent, visit } from "../testing/post-chunk.ts";
import { stored } from "../testing/stored.ts";

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

  test("a frame that says it is a keyframe", async () => {
    const one = await visit();
    const events = pageEvents("https://shop.example/", Date.now());
    const body = makeChunk(one.place.tabId, 0, events, { isKeyframe: true });
    await expectRefused(chunk(one, { body }), 400, "chunk_malformed");
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
