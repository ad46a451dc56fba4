import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { callPublic } from "../testing/call.ts";
import { chunk, postBytes, type Sent, visit } from "../testing/post-chunk.ts";
import type { SeededWebsite } from "../testing/seed-website.ts";

/** A limit of so many requests a key, and the keys it was asked for. */
function limitOf(most: number) {
  const counted = new Map<string, number>();
  return {
    keys: () => [...counted.keys()],
    limit: async ({ key }: RateLimitOptions) => {
      counted.set(key, (counted.get(key) ?? 0) + 1);
      return { success: (counted.get(key) ?? 0) <= most };
    },
  };
}

const from = ({ origin }: SeededWebsite, address: string) => ({ origin, "cf-connecting-ip": address });

test("past the limit of its key and address a chunk is refused, and told when to come again", async () => {
  const one = await visit();
  const over = { INGEST_LIMIT: limitOf(1) };
  const headers = from(one.website, "203.0.113.7");
  expect((await postBytes(chunk(one, { headers }), over)).status).toBe(200);
  const refused = await postBytes(chunk(one, { headers }), over);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("60");
  expect(refused.headers.get("access-control-allow-origin")).toBe(one.website.origin);
  expect(await refused.json()).toMatchObject({ code: "rate_limited", requestId: expect.any(String) });
});

test("another address and another key go on", async () => {
  const [one, other] = [await visit(), await visit()];
  const over = { INGEST_LIMIT: limitOf(1) };
  const post = (sent: Sent, address: string) =>
    postBytes({ ...sent, headers: from(sent.website, address) }, over);
  const [mine, others] = [chunk(one), chunk(other)];
  expect((await post(mine, "203.0.113.7")).status).toBe(200);
  expect((await post(mine, "203.0.113.8")).status).toBe(200);
  expect((await post(others, "203.0.113.7")).status).toBe(200);
  expect((await post(mine, "203.0.113.7")).status).toBe(429);
});

test("chunks, style sheets and the loader are counted apart", async () => {
  const { website, place } = await visit();
  const limit = limitOf(0);
  const headers = from(website, "203.0.113.7");
  for (const [path, method] of [
    [`/v1/chunks/${website.siteKey}/${place.sessionId}/${place.tabId}/0`, "POST"],
    [`/v1/assets/${website.siteKey}/${"a".repeat(43)}`, "POST"],
    [`/r/${website.siteKey}.js`, "GET"],
  ] as const) {
    const answer = await callPublic(path, { method, headers }, { INGEST_LIMIT: limit });
    expect(answer.status).toBe(429);
    expect(await answer.json()).toMatchObject({ code: "rate_limited" });
  }
  expect(new Set(limit.keys()).size).toBe(3);
});

test("the address cannot be chosen by a header of the caller's own", async () => {
  const sent = chunk(await visit());
  const over = { INGEST_LIMIT: limitOf(1) };
  const statuses = [];
  for (const forged of ["198.51.100.1", "198.51.100.2"]) {
    const headers = { ...from(sent.website, "203.0.113.7"), "x-forwarded-for": forged, "x-real-ip": forged };
    statuses.push((await postBytes({ ...sent, headers }, over)).status);
  }
  expect(statuses).toEqual([200, 429]);
});

test("a limit that fails refuses nobody", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  const failing = { limit: () => Promise.reject(new Error("limit down")) };
  expect((await postBytes(chunk(await visit()), { INGEST_LIMIT: failing })).status).toBe(200);
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
});

test("a deployment may leave the limit out", async () => {
  const { website } = await visit();
  const answer = await callPublic(`/r/${website.siteKey}.js`, {}, { INGEST_LIMIT: undefined });
  expect(answer.status).toBe(200);
});

test("the configuration brings a limit, and a first request is within it", async () => {
  expect(await env.INGEST_LIMIT?.limit({ key: crypto.randomUUID() })).toEqual({ success: true });
});
