import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import * as z from "zod";
import { completeness } from "../../../protocol/api.ts";
import type { AssetHash } from "../../../protocol/ids.ts";
import { maxNewAssetsPerDay } from "../../../protocol/limits.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { sheetHash } from "../../../protocol/sheet-hash.ts";
import { purgeSession, settleSession } from "../../session-stub.ts";
import { callApi } from "../../testing/call.ts";
import { clickEvent, pageEvents } from "../../testing/make-chunk.ts";
import { postEvents, type Visit, visit } from "../../testing/post-chunk.ts";
import { quiet } from "../../testing/session.ts";

const answer = z.object({ completeness });

async function told({ website, place }: Visit, rest: string): Promise<z.infer<typeof completeness>> {
  const response = await callApi(website, `/api/replay/${place.sessionId}${rest}`);
  return answer.parse(await response.json()).completeness;
}

/** Chunks 0 and 3 of a tab, and a conflicting one. */
async function visitWithGap(): Promise<Visit> {
  const one = await visit();
  const atMs = Date.now();
  const at = (seq: number) => ({ ...one.place, seq });
  await postEvents(one.website, at(0), pageEvents("https://shop.example/", atMs));
  await postEvents(one.website, at(3), [clickEvent("Pay", atMs + 2_000)]);
  expect((await postEvents(one.website, at(3), [clickEvent("Buy", atMs)])).status).toBe(409);
  return one;
}

test("a session tells what it lacks, live, sealed, and after its object forgot it", async () => {
  const one = await visitWithGap();
  const address = { websiteId: one.website.websiteId, sessionId: one.place.sessionId };
  const expected = {
    chunksReceived: 2,
    gaps: [
      {
        tabId: one.place.tabId,
        fromSeq: 1,
        toSeq: 2,
        fromAtMs: expect.any(Number),
        toAtMs: expect.any(Number),
      },
    ],
    skippedChunks: 0,
    conflicts: 1,
    isTruncated: false,
    degraded: [],
  };
  for (const rest of ["", "/timeline"]) expect(await told(one, rest)).toEqual(expected);
  await settleSession(env, address, quiet());
  for (const rest of ["", "/timeline"]) expect(await told(one, rest)).toEqual(expected);
  await purgeSession(env, address);
  for (const rest of ["", "/timeline"]) expect(await told(one, rest)).toEqual(expected);
});

test("a gap that is filled after the seal is a gap no more", async () => {
  const one = await visitWithGap();
  const address = { websiteId: one.website.websiteId, sessionId: one.place.sessionId };
  await settleSession(env, address, quiet());
  for (const seq of [1, 2]) {
    await postEvents(one.website, { ...one.place, seq }, [clickEvent("Tea", Date.now())]);
  }
  expect((await told(one, "/timeline")).gaps).toEqual([]);
  await settleSession(env, address, quiet());
  await purgeSession(env, address);
  expect(await told(one, "/timeline")).toMatchObject({ gaps: [], chunksReceived: 4 });
});

test("style sheets past the website's bound of the day are told as missing, live, sealed and afterwards", async () => {
  const one = await visit();
  const { websiteId } = one.website;
  const address = { websiteId, sessionId: one.place.sessionId };
  const post = async (seq: number, assetHashes: AssetHash[]): Promise<unknown> => {
    const events = pageEvents("https://shop.example/", Date.now());
    const reply = await postEvents(one.website, { ...one.place, seq }, events, { assetHashes });
    return await reply.json();
  };
  const hashes = ["a {}", "b {}"].map(sheetHash);
  expect(await post(0, hashes)).toMatchObject({ needAssets: hashes });
  expect((await told(one, "")).degraded).toEqual([]);

  const today = Math.floor(Date.now() / dayMs);
  await env.CATALOG_0.prepare("INSERT INTO asset_days (website_id, day, assets, bytes) VALUES (?, ?, ?, 0)")
    .bind(websiteId, today, maxNewAssetsPerDay - 1)
    .run();
  expect(await post(1, hashes)).toMatchObject({ status: "accepted", needAssets: hashes.slice(0, 1) });
  const lacking = [expect.stringContaining("style sheets are missing")];
  expect((await told(one, "")).degraded).toEqual(lacking);
  await settleSession(env, address, quiet());
  expect((await told(one, "/timeline")).degraded).toEqual(lacking);
  await purgeSession(env, address);
  expect((await told(one, "/timeline")).degraded).toEqual(lacking);
});
