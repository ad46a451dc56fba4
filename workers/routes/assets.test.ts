import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeTabId, randomText } from "../../protocol/ids.ts";
import { maxAssetBytes, maxInflatedAssetBytes } from "../../protocol/limits.ts";
import { sheetHash } from "../../protocol/sheet-hash.ts";
import { call, callApi, callPublic } from "../testing/call.ts";
import { clickEvent, freshSessionId } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { stored } from "../testing/stored.ts";

const freshCss = () => `.${randomText(crypto.getRandomValues(new Uint8Array(20)))} { color: "ä" }`;

function post(
  website: SeededWebsite,
  hash: string,
  body: Uint8Array | string,
  over: { siteKey?: string; origin?: string } = {},
): Promise<Response> {
  return callPublic(`/v1/assets/${over.siteKey ?? website.siteKey}/${hash}`, {
    method: "POST",
    body,
    headers: { origin: over.origin ?? website.origin, "content-type": "text/plain" },
  });
}

/** What the reply to a chunk that refers to the sheet asks for. */
async function askedFor(website: SeededWebsite, hash: ReturnType<typeof sheetHash>): Promise<unknown> {
  const place = {
    sessionId: freshSessionId(website.tag, Date.now()),
    tabId: makeTabId("a".repeat(12)),
    seq: 0,
  };
  const answer = await postEvents(website, place, [clickEvent("Buy", Date.now())], { assetHashes: [hash] });
  const reply: { needAssets?: unknown } = await answer.json();
  return reply.needAssets;
}

test("a sheet is asked for until it is posted, and then never again", async () => {
  const website = await seedWebsite(env);
  const css = freshCss();
  const hash = sheetHash(css);
  expect(await askedFor(website, hash)).toEqual([hash]);
  const answer = await post(website, hash, gzipSync(css));
  expect(answer.status).toBe(204);
  expect(answer.headers.get("access-control-allow-origin")).toBe(website.origin);
  expect(await askedFor(website, hash)).toBeUndefined();
});

test("a sheet posted again changes nothing", async () => {
  const website = await seedWebsite(env);
  const css = freshCss();
  await post(website, sheetHash(css), gzipSync(css));
  const before = await stored();
  expect((await post(website, sheetHash(css), gzipSync(css, { level: 1 }))).status).toBe(204);
  expect(await stored()).toEqual(before);
});

test("one website's sheet is not another's", async () => {
  const [one, other] = [await seedWebsite(env), await seedWebsite(env)];
  const css = freshCss();
  const hash = sheetHash(css);
  await post(one, hash, gzipSync(css));
  expect(await askedFor(other, hash)).toEqual([hash]);
  expect((await callApi(other, `/api/websites/${other.websiteId}/assets/${hash}`)).status).toBe(404);
  expect((await callApi(other, `/api/websites/${one.websiteId}/assets/${hash}`)).status).toBe(404);
});

test("the dashboard reads the text as it was, and cannot be made to run it", async () => {
  const website = await seedWebsite(env);
  const css = freshCss();
  const hash = sheetHash(css);
  await post(website, hash, gzipSync(css));

  const path = `/api/websites/${website.websiteId}/assets/${hash}`;
  const answer = await callApi(website, path);
  expect(answer.headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect(answer.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  expect(await answer.text()).toBe(css);

  expect((await call(path)).status).toBe(401);
  expect((await callApi(website, path.replace(hash, sheetHash("other")))).status).toBe(404);
  expect((await callApi(website, path.replace(hash, "..%2f..%2fs"))).status).toBe(404);
});

test("a client that takes gzip is given the sheet as it is stored", async () => {
  const website = await seedWebsite(env);
  const css = freshCss();
  const gzipped = gzipSync(css);
  await post(website, sheetHash(css), gzipped);
  const headers = { authorization: `Bearer ${website.apiKey}`, "accept-encoding": "br, gzip" };
  const answer = await call(`/api/websites/${website.websiteId}/assets/${sheetHash(css)}`, { headers });
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(gzipped));
});

describe("a sheet that is refused stores nothing", () => {
  let before: Awaited<ReturnType<typeof stored>>;
  beforeEach(async () => {
    before = await stored();
  });
  afterEach(async () => {
    expect(await stored()).toEqual(before);
  });

  async function expectRefused(answer: Promise<Response>, status: number, code: string) {
    const { status: actual, headers } = await answer;
    expect(await (await answer).json()).toMatchObject({ code });
    expect(actual).toBe(status);
    expect(headers.get("access-control-allow-origin")).not.toBeNull();
  }

  const css = freshCss();
  const hash = sheetHash(css);

  test("from a stranger or a foreign origin", async () => {
    const website = await seedWebsite(env);
    const body = gzipSync(css);
    await expectRefused(post(website, hash, body, { siteKey: "pk_nobody" }), 403, "site_key_unknown");
    const origin = `${website.origin}.evil.io`;
    await expectRefused(post(website, hash, body, { origin }), 403, "origin_not_allowed");
    const revoked = await seedWebsite(env, { isSiteKeyRevoked: true });
    await expectRefused(post(revoked, hash, body), 403, "site_key_unknown");
  });

  test("under a hash that is malformed or another text's", async () => {
    const website = await seedWebsite(env);
    await expectRefused(post(website, "abc", gzipSync(css)), 400, "bad_request");
    await expectRefused(post(website, sheetHash("x"), gzipSync(css)), 400, "asset_hash_mismatch");
  });

  test("that is not gzip, or cut off, or followed by more", async () => {
    const website = await seedWebsite(env);
    await expectRefused(post(website, hash, css), 400, "asset_malformed");
    await expectRefused(post(website, hash, gzipSync(css).subarray(0, -9)), 400, "asset_malformed");
    await expectRefused(post(website, hash, ""), 400, "asset_malformed");
    const followed = new Uint8Array([...gzipSync(css), 1, 2, 3]);
    await expectRefused(post(website, hash, followed), 400, "asset_malformed");
  });

  test("that is too large, or inflates to too much", async () => {
    const website = await seedWebsite(env);
    await expectRefused(post(website, hash, new Uint8Array(maxAssetBytes + 1)), 413, "asset_too_large");
    const bomb = gzipSync(new Uint8Array(maxInflatedAssetBytes + 1));
    await expectRefused(post(website, hash, bomb), 413, "chunk_bomb");
  });
});
