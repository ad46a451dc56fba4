import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { liveClose } from "../../../protocol/live.ts";
import { call, callApi, callPublic } from "../../testing/call.ts";
import { listenTo, presenceOf, sayWord, whoIsOn, wordFor } from "../../testing/presence.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { type SeededWebsite, seedWebsite } from "../../testing/seed-website.ts";
import { freshVisitor, liveSession, sealedSession } from "../../testing/visits.ts";
import { eventually } from "../../testing/watch.ts";

const pathOf = ({ websiteId }: SeededWebsite) => `/api/websites/${websiteId}/live`;
const upgrade = (caller: SeededWebsite, path: string, headers: Record<string, string> = {}) =>
  callApi(caller, path, {
    headers: { authorization: `Bearer ${caller.apiKey}`, upgrade: "websocket", ...headers },
  });

describe("GET /api/websites/:websiteId/live", () => {
  it("lists who is there, and whose presence is told", async () => {
    const website = await seedWebsite(env);
    const answer = await callApi(website, pathOf(website));
    expect(await answer.json()).toEqual({ visitors: [], scope: "recorded" });
    const word = wordFor(website);
    await sayWord(website, word);
    expect((await whoIsOn(website)).map(({ visitorId }) => visitorId)).toEqual([word.visitorId]);
  });

  it("tells on a socket who is there, and then who comes, moves on and goes", {
    timeout: 20_000,
  }, async () => {
    const website = await seedWebsite(env);
    const before = wordFor(website);
    await sayWord(website, before);
    const { webSocket } = await upgrade(website, pathOf(website));
    const { told } = listenTo(webSocket);
    await eventually(() => told[0]).toMatchObject({
      type: "list",
      visitors: [{ visitorId: before.visitorId }],
    });
    const word = wordFor(website);
    await sayWord(website, word);
    await eventually(() => told[1]).toMatchObject({
      type: "news",
      visitors: [{ visitorId: word.visitorId }],
    });
    await sayWord(website, { ...word, url: "https://shop.example/cart" });
    await eventually(() => told[2]).toMatchObject({ visitors: [{ url: "https://shop.example/cart" }] });
    await sayWord(website, { ...word, said: "gone" });
    await expect
      .poll(() => told.at(-1), { timeout: 10_000 })
      .toMatchObject({ type: "news", visitors: [], gone: [word.visitorId] });
    webSocket?.close();
  });

  it("remembers everybody and goes on telling when the object was evicted", async () => {
    const website = await seedWebsite(env);
    const words = [wordFor(website), wordFor(website)];
    for (const word of words) await sayWord(website, word);
    const { webSocket } = await upgrade(website, pathOf(website));
    const { told } = listenTo(webSocket);
    await eventually(() => told.length).toBe(1);
    await evictDurableObject(presenceOf(website));
    expect(await whoIsOn(website)).toHaveLength(2);
    const word = wordFor(website);
    await sayWord(website, word);
    await eventually(() => told.at(-1)).toMatchObject({ visitors: [{ visitorId: word.visitorId }] });
    webSocket?.close();
  });

  it("has who is recorded from the session itself, and lets them go with it", async () => {
    const website = await seedWebsite(env);
    const visitor = freshVisitor();
    const { sessionId } = await liveSession(website, visitor);
    const here = { visitorId: visitor.visitorId, sessionId, state: "recorded", url: "https://shop.example/" };
    await eventually(() => whoIsOn(website)).toMatchObject([here]);
    const other = await seedWebsite(env, { settings: { presence: "off" } });
    await sealedSession(other);
    expect(await whoIsOn(other)).toEqual([]);
  });

  it("opens a socket to the dashboard's own pages by right of a login, and to no other site's", async () => {
    const website = await seedWebsite(env);
    const { cookie } = await seedMember(env, website.organisationId, "viewer");
    const byLogin = (headers: Record<string, string>) =>
      call(pathOf(website), { headers: { cookie, upgrade: "websocket", ...headers } });
    const open = await byLogin({ origin: env.DASHBOARD_ORIGIN });
    expect(open.status).toBe(101);
    open.webSocket?.accept();
    open.webSocket?.close();
    for (const headers of [{ origin: "https://evil.example" }, {}]) {
      const refused = await byLogin({ ...headers });
      expect([refused.status, refused.webSocket]).toEqual([403, null]);
    }
  });

  it("hears nothing of what a member says on it", async () => {
    const website = await seedWebsite(env);
    const { webSocket } = await upgrade(website, pathOf(website));
    const { closed } = listenTo(webSocket);
    webSocket?.send("who is there?");
    await eventually(closed).toBe(liveClose.malformed);
  });

  it("answers for another organisation's website as for one that never was", async () => {
    const website = await seedWebsite(env);
    const stranger = await seedWebsite(env);
    for (const path of [pathOf(website), "/api/websites/web_none/live"]) {
      expect((await callApi(stranger, path)).status).toBe(404);
      const { status, webSocket } = await upgrade(stranger, path);
      expect([status, webSocket]).toEqual([404, null]);
    }
  });

  it("knows nothing of who has withdrawn, though they were never recorded", async () => {
    const website = await seedWebsite(env, { settings: { presence: "everyone" } });
    const word = wordFor(website, { state: "not_sampled" });
    await sayWord(website, word);
    expect(await whoIsOn(website)).toHaveLength(1);
    await callPublic(`/v1/withdraw/${website.siteKey}`, {
      method: "POST",
      body: JSON.stringify({ visitorId: word.visitorId, secret: "a".repeat(32) }),
      headers: { origin: website.origin },
    });
    expect(await whoIsOn(website)).toEqual([]);
  });

  it("knows nothing of an erased visitor", async () => {
    const website = await seedWebsite(env);
    const [erased, other] = [wordFor(website), wordFor(website)];
    for (const word of [erased, other]) await sayWord(website, word);
    await callApi(website, `/api/websites/${website.websiteId}/visitors/${erased.visitorId}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${website.apiKey}` },
    });
    expect((await whoIsOn(website)).map(({ visitorId }) => visitorId)).toEqual([other.visitorId]);
    await evictDurableObject(presenceOf(website));
    expect((await whoIsOn(website)).map(({ visitorId }) => visitorId)).toEqual([other.visitorId]);
  });
});
