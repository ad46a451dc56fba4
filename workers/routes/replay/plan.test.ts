import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { customEvent, eventType } from "../../../protocol/events.ts";
import { callApi, callPublic } from "../../testing/call.ts";
import { changeDays } from "../../testing/change-plan.ts";
import { clickEvent } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../../testing/seed-website.ts";
import { freshVisitor, liveSession, sealedSession } from "../../testing/visits.ts";

const address = "https://shop.example/api/basket";
const requestEvents = (atMs: number) => [
  customEvent(
    "ph.request",
    {
      ...{ kind: "fetch", method: "GET", url: address, status: 500 },
      ...{ outcome: "failed", durationMs: 7, bytes: 9 },
    },
    atMs,
  ),
  { type: eventType.plugin, data: { plugin: "rrweb/network@1", payload: { url: address } }, timestamp: atMs },
];

/** A session with requests in it, part of it sealed. */
async function sessionWithRequests(website: SeededWebsite) {
  const visitor = freshVisitor();
  const session = await liveSession(website, visitor);
  await postEvents(website, { ...session, seq: 2 }, [
    clickEvent("Pay", Date.now()),
    ...requestEvents(Date.now()),
  ]);
  return { ...session, visitorId: visitor.visitorId };
}

async function readAll(website: SeededWebsite, sessionId: string, visitorId: string): Promise<string[]> {
  const texts: string[] = [];
  for (const path of [
    ...["", "/timeline", "/events", "/export"].map((part) => `/api/replay/${sessionId}${part}`),
    `/api/websites/${website.websiteId}/visitors/${visitorId}/export`,
  ]) {
    const answer = await callApi(website, path);
    expect(answer.status, path).toBe(200);
    texts.push(new TextDecoder().decode(await answer.arrayBuffer()));
  }
  return texts;
}

test("a plan with network data tells requests wherever a session is read", async () => {
  const website = await seedWebsite(env, { hasNetworkPanel: true });
  const { sessionId, visitorId } = await sessionWithRequests(website);
  for (const text of await readAll(website, sessionId, visitorId)) expect(text).toContain(address);
});

test("a plan without tells none of them, and all else", async () => {
  const website = await seedWebsite(env, { hasNetworkPanel: false });
  const { sessionId, visitorId } = await sessionWithRequests(website);
  for (const text of await readAll(website, sessionId, visitorId)) {
    expect(text).not.toContain(address);
    expect(text).toContain("Pay");
  }
});

test("recorders take requests from the page only under a plan that shows them", async () => {
  const [without, having] = [
    await seedWebsite(env, { hasNetworkPanel: false, settings: { requests: "all" } }),
    await seedWebsite(env, { hasNetworkPanel: true, settings: { requests: "all" } }),
  ];
  const loader = async ({ siteKey }: SeededWebsite) => await (await callPublic(`/r/${siteKey}.js`)).text();
  expect(await loader(without)).toContain('"requests":"off"');
  expect(await loader(having)).toContain('"requests":"all"');
});

test("on a plan without replay what is left is not replayed, but may be erased", async () => {
  const website = await seedWebsite(env);
  const { sessionId } = await sealedSession(website);
  await changeDays(env.CONTROL, website, 0);
  for (const part of ["", "/timeline", "/events", "/export", "/segments/0", "/tail"]) {
    const answer = await callApi(website, `/api/replay/${sessionId}${part}`);
    expect(answer.status, part).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "replay_not_in_plan" });
  }
  const headers = { authorization: `Bearer ${website.apiKey}` };
  const pin = await callApi(website, `/api/replay/${sessionId}/pin`, { method: "PUT", headers });
  expect(pin.status).toBe(403);
  const other = await seedWebsite(env);
  expect((await callApi(other, `/api/replay/${sessionId}`)).status).toBe(404);
  const erased = await callApi(website, `/api/replay/${sessionId}`, { method: "DELETE", headers });
  expect(erased.status).toBe(200);
});
