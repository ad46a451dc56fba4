import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { expect, test } from "vitest";
import type { SharedLink, SharedReplay, ShareList, ShareMade } from "../../../protocol/api-shares.ts";
import { customEvent } from "../../../protocol/events.ts";
import { shares } from "../../control/share-schema.ts";
import { readEvents, storedFrames } from "../../session/read-chunks.ts";
import { settleSession } from "../../session-stub.ts";
import { askAs } from "../../testing/ask-as.ts";
import { call, callPublic } from "../../testing/call.ts";
import { clickEvent, pageEvents } from "../../testing/make-chunk.ts";
import { postEvents, type Visit, visit } from "../../testing/post-chunk.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { quiet } from "../../testing/session.ts";
import { freshVisitor } from "../../testing/visits.ts";

const person = {
  id: "user-42",
  name: "Maria Keller",
  email: "maria@customer.example",
  url: "https://crm.example/42",
};
const secretWords = [person.id, person.name, person.email, person.url, "Gold card of Maria"];

async function shared(body: object = {}) {
  const one = await visit();
  const visitor = freshVisitor();
  const atMs = Date.now();
  const events = [
    ...pageEvents("https://shop.example/", atMs),
    clickEvent("Pay", atMs + 500),
    customEvent("ph.identify", person, atMs + 600),
    customEvent("ph.track", { name: "Gold card of Maria", properties: {} }, atMs + 700),
    request(atMs + 800),
  ];
  await postEvents(one.website, one.place, events, visitor);
  const owner = await seedMember(env, one.website.organisationId);
  const path = `/api/replay/${one.place.sessionId}/shares`;
  const answer = await askAs(owner.cookie, "POST", path, { access: "public", ...body });
  expect(answer.status).toBe(201);
  const made = await answer.json<ShareMade>();
  const token = made.link.split("/").at(-1) ?? "";
  return { ...one, visitor, owner, path, made, token };
}

const request = (atMs: number) =>
  customEvent(
    "ph.request",
    {
      kind: "fetch",
      method: "GET",
      url: "https://shop.example/api/cart",
      status: 500,
      outcome: "failed",
      durationMs: 7,
      bytes: 9,
    },
    atMs,
  );

const open = (token: string, path = "") => askAs("", "GET", `/api/shared/${token}${path}`);
const seal = ({ website, place }: Visit) =>
  settleSession(env, { websiteId: website.websiteId, sessionId: place.sessionId }, quiet());

test("a public link leads to its moment, and counts who opens it", async () => {
  const { token, owner, path, made, place } = await shared({ atMs: 500, toMs: 700, expiresInHours: 1 });
  expect(made.link).toBe(`${env.DASHBOARD_ORIGIN}/share/${token}`);
  const opened = await open(token);
  expect(await opened.json<SharedLink>()).toMatchObject({
    atMs: 500,
    toMs: 700,
    publicOrigin: env.PUBLIC_ORIGIN,
  });
  const { shares: listed } = await (await askAs(owner.cookie, "GET", path)).json<ShareList>();
  expect(listed).toMatchObject([{ openings: 1, createdBy: owner.email, atMs: 500 }]);
  expect(JSON.stringify(listed)).not.toContain(token);
  const hours = (Date.parse(listed[0]?.expiresAt ?? "") - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(0.9);
  expect(hours).toBeLessThanOrEqual(1);
  expect(place.sessionId).toBeDefined();
});

test.for(["live", "sealed"] as const)(
  "of a %s session a public link shows what happened, and nothing of who the visitor is",
  async (when) => {
    const one = await shared();
    if (when === "sealed") await seal(one);
    const answer = await open(one.token, "/timeline");
    const text = await answer.text();
    const { timeline, session }: SharedReplay = JSON.parse(text);
    expect(session).toMatchObject({ clickCount: 1, websiteId: one.website.websiteId });
    expect(timeline.clicks).toMatchObject([{ text: "Pay" }]);

    const place = timeline.segments[0]?.chunks[0];
    const part = place && `/segments/0?offset=${place.offset}&bytes=${place.bytes}`;
    const frames = await open(one.token, when === "sealed" ? part : "/tail");
    const [frame] = storedFrames(new Uint8Array(await frames.arrayBuffer()));
    if (frame === undefined) throw new Error("no frame");
    expect(frame.header.visitorId).toBeNull();
    expect(frame.header.secretHash).toBeUndefined();
    const events = readEvents(frame) ?? [];
    expect(events).toHaveLength(4);
    expect(frame.header.eventCount).toBe(4);
    for (const secret of [...secretWords, one.visitor.visitorId, one.place.sessionId, "/api/cart"]) {
      expect(text).not.toContain(secret);
      expect(JSON.stringify(events)).not.toContain(secret);
    }
  },
);

test("answers are for no cache, no index and nobody that the page links to, refusals too", async () => {
  const { token } = await shared();
  for (const path of ["", "/timeline", "/tail"]) {
    const { headers } = await open(token, path);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  }
  const refused = await open("a".repeat(32));
  expect(refused.headers.get("cache-control")).toBe("no-store");
  expect(refused.headers.get("x-robots-tag")).toBe("noindex, nofollow");
});

test("a link that never was, is over, was taken back or whose session is erased is the same 404", async () => {
  const [over, back, erased] = [await shared(), await shared(), await shared()];
  await drizzle(env.CONTROL)
    .update(shares)
    .set({ expiresAtMs: Date.now() - 1 })
    .where(eq(shares.shareId, over.made.share?.shareId ?? ""));
  const taken = await askAs(back.owner.cookie, "DELETE", `${back.path}/${back.made.share?.shareId}`);
  expect(taken.status).toBe(204);
  await askAs(erased.owner.cookie, "DELETE", `/api/replay/${erased.place.sessionId}`);
  expect(await (await askAs(over.owner.cookie, "GET", over.path)).json()).toEqual({ shares: [] });
  const answers = await Promise.all(
    ["a".repeat(32), "x", over.token, back.token, erased.token].flatMap((token) =>
      ["", "/timeline", "/tail", `/sheets/${"A".repeat(43)}`].map((path) => open(token, path)),
    ),
  );
  for (const answer of answers) {
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ message: "This link is wrong or over, or was taken back." });
  }
});

test("a link opens on the dashboard's host alone, and leads into no other session", async () => {
  const [one, other] = [await shared(), await shared()];
  expect((await callPublic(`/api/shared/${one.token}/timeline`)).status).toBe(404);
  await seal(other);
  const beyond = await open(one.token, "/segments/0?offset=0&bytes=100");
  expect(beyond.status).toBe(404);
  const { sessionId } = other.place;
  const asMember = await call(`/api/replay/${sessionId}/timeline`, {
    headers: { authorization: `Bearer ${one.token}` },
  });
  expect(asMember.status).toBe(401);
});

test("who guesses links is made to wait, and whose link opens is not", async () => {
  const { token } = await shared();
  const from = { "cf-connecting-ip": crypto.randomUUID() };
  const guess = (guessed: string) => call(`/api/shared/${guessed}`, { headers: from });
  const statuses = new Set<number>();
  for (let index = 0; index < 52; index += 1) statuses.add((await guess("b".repeat(32))).status);
  expect([...statuses]).toEqual([404, 429]);
  expect((await guess(token)).status).toBe(200);
});

test("a link for members is an address, of which nothing is kept", async () => {
  const { owner, path, place, website } = await shared();
  const before = await (await askAs(owner.cookie, "GET", path)).json<ShareList>();
  const body = { access: "members", atMs: 12_340, tabId: place.tabId };
  const made = await (await askAs(owner.cookie, "POST", path, body)).json();
  const page = `${env.DASHBOARD_ORIGIN}/websites/${website.websiteId}/sessions/${place.sessionId}`;
  expect(made).toEqual({ link: `${page}?t=12.3&tab=${place.tabId}`, share: null });
  expect(await (await askAs(owner.cookie, "GET", path)).json()).toEqual(before);
});

test("a stretch ends behind where it begins", async () => {
  const { owner, path } = await shared();
  const answer = await askAs(owner.cookie, "POST", path, { access: "public", atMs: 500, toMs: 500 });
  expect(await answer.json()).toMatchObject({ code: "bad_request", message: "toMs: behind atMs" });
});

test("a public link lasts from an hour to ninety days", async () => {
  const { owner, path } = await shared();
  for (const expiresInHours of [0, 0.5, 2_161]) {
    const answer = await askAs(owner.cookie, "POST", path, { access: "public", expiresInHours });
    expect(answer.status).toBe(400);
  }
});

test("a viewer makes no link, and another session's links cannot be taken back through one's own", async () => {
  const [one, other] = [await shared(), await shared()];
  const viewer = await seedMember(env, one.website.organisationId, "viewer");
  expect((await askAs(viewer.cookie, "POST", one.path, { access: "public" })).status).toBe(403);
  const foreign = await askAs(one.owner.cookie, "DELETE", `${one.path}/${other.made.share?.shareId}`);
  expect(foreign.status).toBe(404);
  expect((await open(other.token)).status).toBe(200);
});
