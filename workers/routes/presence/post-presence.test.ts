import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { maxPresenceBytes } from "../../../protocol/limits.ts";
import { callPublic } from "../../testing/call.ts";
import { freshSessionId } from "../../testing/make-chunk.ts";
import { sayWord, whoIsOn, wordFor } from "../../testing/presence.ts";
import { type SeedOptions, seedWebsite } from "../../testing/seed-website.ts";

const website = await seedWebsite(env, { settings: { presence: "everyone" } });

async function refusalOf(answer: Response): Promise<[number, string]> {
  const { code } = await answer.json<{ code: string }>();
  return [answer.status, code];
}

describe("POST /v1/presence/:siteKey", () => {
  it("tells members of a visitor who is on a page, whom they can tell apart", async () => {
    const contact = { id: "user-42", name: "Maria Keller", email: "" };
    const word = wordFor(website, { state: "not_sampled", contact });
    const answer = await sayWord(website, word, {
      origin: website.origin,
      "user-agent":
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({});
    expect(answer.headers.get("access-control-allow-origin")).toBe(website.origin);
    const found = (await whoIsOn(website)).find(({ visitorId }) => visitorId === word.visitorId);
    expect(found).toMatchObject({
      ...{ sessionId: word.sessionId, state: "not_sampled", url: word.url, contact, tabs: 1 },
      ...{ deviceType: "desktop", browser: "Chrome", os: "Windows", struggle: null },
    });
  });

  it("masks once more what a page should have masked", async () => {
    const word = wordFor(website, { url: "https://shop.example/for/anna@mail.example" });
    await sayWord(website, word);
    const found = (await whoIsOn(website)).find(({ visitorId }) => visitorId === word.visitorId);
    expect(found?.url).not.toContain("anna@mail.example");
  });

  it("refuses what is no word, each with a code, and hears nothing of it", async () => {
    const word = wordFor(website);
    const bad: [string, number, string][] = [
      ["", 400, "bad_request"],
      ["[1]", 400, "bad_request"],
      [JSON.stringify({ ...word, said: "there" }), 400, "bad_request"],
      [JSON.stringify({ ...word, url: "x".repeat(3_000) }), 400, "bad_request"],
      [JSON.stringify({ ...word, url: "x".repeat(maxPresenceBytes) }), 400, "bad_request"],
      [JSON.stringify({ ...word, visitorId: "vis_1" }), 400, "bad_request"],
      [JSON.stringify({ ...word, pageId: "tab_1" }), 400, "tab_id_invalid"],
      [JSON.stringify({ ...word, sessionId: "ses_1" }), 400, "session_id_invalid"],
      [
        JSON.stringify({ ...word, sessionId: freshSessionId("other", Date.now()) }),
        400,
        "session_id_invalid",
      ],
      [JSON.stringify({ ...word, sessionId: freshSessionId(website.tag, 0) }), 409, "session_id_time"],
    ];
    for (const [body, status, code] of bad)
      expect(await refusalOf(await sayWord(website, body)), body.slice(0, 200)).toEqual([status, code]);
    expect((await whoIsOn(website)).map(({ visitorId }) => visitorId)).not.toContain(word.visitorId);
  });

  it("is for the website's own pages and keys, while it records", async () => {
    const word = wordFor(website);
    const foreign = await sayWord(website, word, { origin: "https://evil.example" });
    expect(await refusalOf(foreign)).toEqual([403, "origin_not_allowed"]);
    const unknown = await callPublic("/v1/presence/pk_unknown", {
      method: "POST",
      body: JSON.stringify(word),
      headers: { origin: website.origin },
    });
    expect(await refusalOf(unknown)).toEqual([403, "site_key_unknown"]);
    const said = async (options: SeedOptions) => {
      const other = await seedWebsite(env, options);
      return refusalOf(await sayWord(other, wordFor(other)));
    };
    expect(await said({ recordingEnabled: false })).toEqual([403, "recording_off"]);
    expect(await said({ retentionDays: 0 })).toEqual([403, "replay_not_in_plan"]);
  });

  it("hears of nobody whom the website's settings leave out", async () => {
    const off = await seedWebsite(env, { settings: { presence: "off" } });
    expect(await refusalOf(await sayWord(off, wordFor(off)))).toEqual([403, "presence_off"]);
    const recorded = await seedWebsite(env);
    const waiting = wordFor(recorded, { state: "waiting" });
    expect(await refusalOf(await sayWord(recorded, waiting))).toEqual([403, "presence_off"]);
    expect((await sayWord(recorded, wordFor(recorded))).status).toBe(200);
    expect(await whoIsOn(recorded)).toHaveLength(1);
  });
});
