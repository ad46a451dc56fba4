import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { type Session, session, sessionList } from "../../../protocol/api.ts";
import { facetList } from "../../../protocol/api-facets.ts";
import { customEvent } from "../../../protocol/events.ts";
import { call, callApi } from "../../testing/call.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { codeOf, errorAt, eventAt, identifyAt, told, toldSession } from "./testing/told-session.ts";

const website = await seedWebsite(env);
const base = `/api/websites/${website.websiteId}`;
const url = "https://shop.example/tea/17?utm_campaign=spring&utm_source=mail&utm_medium=letter";
const first = await toldSession(
  website,
  (atMs) => [
    identifyAt("ann", "Ann Lee", atMs + 1),
    customEvent("ph.conversation", { id: "talk 7", url: "https://chat.example/7" }, atMs + 2),
    customEvent("ph.release", { version: "2026.47" }, atMs + 3),
    customEvent("ph.variant", { name: "price", value: "low" }, atMs + 4),
    customEvent("ph.tag", { name: "vip" }, atMs + 5),
    customEvent("ph.depth", { percent: 70, px: 900 }, atMs + 6),
    eventAt("add to cart", atMs + 7),
    errorAt("TypeError: no tea", atMs + 8),
  ],
  { url, agoMs: 60_000 },
);
const second = await toldSession(website, () => [], { visitor: first.visitor });
const listed = async (query: string): Promise<Session[]> =>
  (await told(website, `${base}/sessions${query}`, sessionList)).sessions;
const idsOf = async (query: string) => (await listed(query)).map(({ sessionId }) => sessionId);

test("the list and the replay tell what a page has told of its visitor, and what they did", async () => {
  const [, row] = await listed("");
  expect(row).toMatchObject({
    sessionId: first.sessionId,
    contact: { id: "ann", name: "Ann Lee", email: "ann@shop.example" },
    conversation: { id: "talk 7", url: "https://chat.example/7" },
    release: "2026.47",
    campaign: { name: "spring", source: "mail", medium: "letter" },
    variants: { price: "low" },
    tags: ["vip"],
    isNewVisitor: true,
    pages: [{ path: "/tea/:id", views: 1, isExit: true, depthPercent: 70, errors: 1 }],
    noteCount: 0,
  });
  const replay = await (await callApi(website, `/api/replay/${first.sessionId}`)).json<{
    session: unknown;
  }>();
  expect(session.parse(replay.session)).toEqual(row);
  expect((await listed(""))[0]).toMatchObject({ contact: null, tags: [], isNewVisitor: false, release: "" });
});

test.each([
  ["?tag=vip", [first]],
  ["?event=add%20to%20cart", [first]],
  ["?notEvent=add%20to%20cart", [second]],
  ["?campaign=spring", [first]],
  ["?release=2026.47&variant=price%3Dlow", [first]],
  ["?page=/tea/99", [first]],
  ["?exitPage=/", [second]],
  ["?visitors=returning", [second]],
  ["?who=lee", [first]],
  ["?who=ANN@shop", [first]],
  ["?who=nobody", []],
  [`?who=${first.visitor.visitorId}`, [second, first]],
  [`?who=${first.visitor.visitorId}&visitorId=vis_aaaaaaaaaaaaaaaa`, []],
  ["?contactId=ann&who=lee", [first]],
  ["?contactId=ben&who=lee", []],
  ["?notSeenForDays=1", []],
])("a list asked %s", async (query, sessions) => {
  expect(await idsOf(query)).toEqual(sessions.map(({ sessionId }) => sessionId));
});

test.each([
  "?page=tea",
  "?visitors=all",
  "?referrerHost=a/b",
  "?notSeenForDays=0",
  "?hasPrompts=1",
  "?who=%20",
])("a list asked %s is refused", async (query) => {
  expect(await codeOf(await callApi(website, `${base}/sessions${query}`))).toEqual([400, "bad_request"]);
});

test.each([
  ["tag", [["vip", 1]]],
  ["event", [["add to cart", 1]]],
  ["variant", [["price=low", 1]]],
  ["country", []],
  [
    "page",
    [
      ["/", 1],
      ["/tea/:id", 1],
    ],
  ],
  [
    "path",
    [
      ["/", 1],
      ["/tea/17", 1],
    ],
  ],
  ["deviceType", [["other", 2]]],
])("values to filter by: %s", async (of, values) => {
  const { values: found } = await told(website, `${base}/facets?of=${of}`, facetList);
  expect(found.map(({ value, sessions }) => [value, sessions])).toEqual(values);
});

test("values are searched, bounded, and of the range alone", async () => {
  const of = async (query: string) =>
    (await told(website, `${base}/facets?${query}`, facetList)).values.length;
  expect(await of("of=page&search=TEA")).toBe(1);
  expect(await of("of=page&limit=1")).toBe(1);
  expect(await of("of=tag&search=%25")).toBe(0);
  expect(await of("of=tag&to=2020-01-01T00:00:00Z")).toBe(0);
  expect(await codeOf(await callApi(website, `${base}/facets`))).toEqual([400, "bad_request"]);
});

test("another organisation is told nothing", async () => {
  const stranger = await seedWebsite(env);
  for (const path of ["facets?of=tag", "tags", "contacts", "errors", "pages", "activity", "activity/chart"]) {
    expect(await codeOf(await callApi(stranger, `${base}/${path}`)), path).toEqual([404, "not_found"]);
    expect((await call(`${base}/${path}`)).status).toBe(401);
  }
});
