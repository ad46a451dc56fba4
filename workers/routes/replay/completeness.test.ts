import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import * as z from "zod";
import { completeness } from "../../../protocol/api.ts";
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
