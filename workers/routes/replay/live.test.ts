import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { liveClose } from "../../../protocol/live.ts";
import { call, callApi } from "../../testing/call.ts";
import { traces } from "../../testing/faults.ts";
import { clickEvent } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { type SeededWebsite, seedWebsite } from "../../testing/seed-website.ts";
import { liveSession } from "../../testing/visits.ts";
import { eventually, watch } from "../../testing/watch.ts";

const website = await seedWebsite(env);
const { cookie } = await seedMember(env, website.organisationId, "viewer");
const pathOf = ({ sessionId }: { sessionId: string }) => `/api/replay/${sessionId}/live`;

const upgrade = (caller: SeededWebsite, path: string, headers: Record<string, string> = {}) =>
  callApi(caller, path, {
    headers: { authorization: `Bearer ${caller.apiKey}`, upgrade: "websocket", ...headers },
  });

const upgradeByLogin = (path: string, headers: Record<string, string>) =>
  call(path, { headers: { cookie, upgrade: "websocket", ...headers } });

describe("GET /api/replay/:sessionId/live", () => {
  it("opens a socket on which the session is told as it goes on", async () => {
    const address = await liveSession(website);
    const answer = await upgrade(website, pathOf(address));
    expect(answer.status).toBe(101);
    const { webSocket } = answer;
    if (webSocket === null) throw new Error("no socket");
    const viewer = await watch(address, { socket: webSocket });
    await eventually(viewer.seqs).toEqual([0, 1]);
    const posted = await postEvents(website, { ...address, seq: 2 }, [clickEvent("Pay", Date.now())]);
    expect(await posted.json()).toMatchObject({ status: "accepted", flushMs: 400 });
    await eventually(viewer.seqs).toEqual([0, 1, 2]);
  });

  it("opens it to the dashboard's own pages by right of a login, and to no other site's", async () => {
    const address = await liveSession(website);
    const open = await upgradeByLogin(pathOf(address), { origin: env.DASHBOARD_ORIGIN });
    expect(open.status).toBe(101);
    open.webSocket?.accept();
    open.webSocket?.close();
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, {}]) {
      const refused = await upgradeByLogin(pathOf(address), { ...headers });
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ code: "origin_not_allowed" });
      expect(refused.webSocket).toBeNull();
    }
    const withKey = await upgrade(website, pathOf(address), { origin: "https://evil.example" });
    expect(withKey.status).toBe(403);
  });

  it("answers for another organisation's session as for one that never was", async () => {
    const address = await liveSession(website);
    const stranger = await seedWebsite(env);
    const answer = await upgrade(stranger, pathOf(address));
    expect(answer.status).toBe(404);
    expect(answer.webSocket).toBeNull();
    expect((await upgrade(website, "/api/replay/ses_none/live")).status).toBe(404);
  });

  it("is for known callers, and for sockets", async () => {
    const address = await liveSession(website);
    expect((await call(pathOf(address), { headers: { upgrade: "websocket" } })).status).toBe(401);
    const plain = await callApi(website, pathOf(address));
    expect(plain.status).toBe(400);
    expect(await plain.json()).toMatchObject({ code: "bad_request" });
  });

  it("tells of an erasure and closes, and takes nobody afterwards", async () => {
    const address = await liveSession(website);
    const viewer = await watch(address);
    await eventually(viewer.seqs).toEqual([0, 1]);
    const erased = await callApi(website, `/api/replay/${address.sessionId}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${website.apiKey}` },
    });
    expect(erased.status).toBe(200);
    await eventually(viewer.closed).toBe(liveClose.over);
    expect(viewer.states.at(-1)).toMatchObject({ status: "erased" });
    expect(viewer.seqs()).toEqual([0, 1]);
    expect((await upgrade(website, pathOf(address))).status).toBe(404);
    expect(await traces(address)).toEqual([]);
  });
});
