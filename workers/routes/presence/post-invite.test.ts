import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { describe, expect, it } from "vitest";
import { websites } from "../../control/schema.ts";
import { call, callApi } from "../../testing/call.ts";
import { clickEvent } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { presenceOf, sayWord, whoIsOn, wordFor } from "../../testing/presence.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { type SeededWebsite, seedWebsite } from "../../testing/seed-website.ts";
import { stubOf } from "../../testing/session.ts";
import { freshVisitor, liveSession } from "../../testing/visits.ts";
import { eventually } from "../../testing/watch.ts";

const pathOf = ({ websiteId }: SeededWebsite, visitorId: string) =>
  `/api/websites/${websiteId}/live/${visitorId}/invite`;

const invite = (website: SeededWebsite, visitorId: string, body: object = { text: "May I help?" }) =>
  callApi(website, pathOf(website, visitorId), {
    method: "POST",
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${website.apiKey}`, "content-type": "application/json" },
  });

describe("POST /api/websites/:websiteId/live/:visitorId/invite", () => {
  it("reaches a visitor who is not recorded with their page's next word, once, also after an eviction", async () => {
    const website = await seedWebsite(env, { settings: { presence: "everyone" } });
    const word = wordFor(website, { state: "waiting" });
    await sayWord(website, word);
    const answer = await invite(website, word.visitorId);
    expect(await answer.json()).toEqual({ reaches: "next_page" });
    await evictDurableObject(presenceOf(website));
    const gone = await sayWord(website, { ...word, said: "gone" });
    expect(await gone.json()).toEqual({});
    const back = await sayWord(website, word);
    expect(await back.json()).toEqual({ invite: { text: "May I help?" } });
    expect(await (await sayWord(website, word)).json()).toEqual({});
  });

  it("reaches one who is recorded with the reply to the next chunk, once, also after an eviction", async () => {
    const website = await seedWebsite(env);
    const visitor = freshVisitor();
    const address = await liveSession(website, visitor);
    await eventually(async () => (await whoIsOn(website)).length).toBe(1);
    const answer = await invite(website, visitor.visitorId);
    expect(await answer.json()).toEqual({ reaches: "next_chunk" });
    await evictDurableObject(stubOf(address));
    const post = async (seq: number) =>
      (await postEvents(website, { ...address, seq }, [clickEvent("Pay", Date.now())])).json();
    expect(await post(2)).toMatchObject({ status: "accepted", invite: { text: "May I help?" } });
    expect(await post(3)).not.toHaveProperty("invite");
    const page = wordFor(website, { visitorId: visitor.visitorId, sessionId: address.sessionId });
    expect(await (await sayWord(website, page)).json()).toEqual({});
  });

  it("brings the conversation's address along, where the website has a template for it", async () => {
    const website = await seedWebsite(env);
    await drizzle(env.CONTROL)
      .update(websites)
      .set({ conversationUrl: "https://chat.example/new?visitor={visitorId}" })
      .where(eq(websites.websiteId, website.websiteId));
    const word = wordFor(website);
    await sayWord(website, word);
    await invite(website, word.visitorId);
    expect(await (await sayWord(website, word)).json()).toEqual({
      invite: { text: "May I help?", url: `https://chat.example/new?visitor=${word.visitorId}` },
    });
  });

  it("takes a text of some length, and stands in the audit log", async () => {
    const website = await seedWebsite(env);
    const word = wordFor(website);
    await sayWord(website, word);
    for (const body of [{}, { text: " " }, { text: "x".repeat(501) }]) {
      const refused = await invite(website, word.visitorId, body);
      expect([refused.status, (await refused.json<{ code: string }>()).code]).toEqual([400, "bad_request"]);
    }
    await invite(website, word.visitorId);
    const owner = await seedMember(env, website.organisationId);
    const log = await call("/api/audit", { headers: { cookie: owner.cookie } });
    expect(await log.text()).toContain("visitor_invited");
  });

  it("needs the right to write, and a visitor who is there", async () => {
    const website = await seedWebsite(env);
    const word = wordFor(website);
    await sayWord(website, word);
    const { cookie } = await seedMember(env, website.organisationId, "viewer");
    const byViewer = await call(pathOf(website, word.visitorId), {
      method: "POST",
      body: JSON.stringify({ text: "May I help?" }),
      headers: { cookie, origin: env.DASHBOARD_ORIGIN, "content-type": "application/json" },
    });
    expect(byViewer.status).toBe(403);
    expect((await invite(website, freshVisitor().visitorId)).status).toBe(404);
    expect((await invite(website, "vis_1")).status).toBe(404);
    const stranger = await seedWebsite(env);
    const byStranger = await callApi(stranger, pathOf(website, word.visitorId), {
      method: "POST",
      body: JSON.stringify({ text: "May I help?" }),
      headers: { authorization: `Bearer ${stranger.apiKey}`, "content-type": "application/json" },
    });
    expect(byStranger.status).toBe(404);
    expect(await (await sayWord(website, word)).json()).toEqual({});
  });
});
