import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { contactList, contactSeen, visitorSeen } from "../../../protocol/api-visitors.ts";
import { callApi } from "../../testing/call.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { freshVisitor } from "../../testing/visits.ts";
import { codeOf, identifyAt, send, told, toldSession } from "./testing/told-session.ts";

const website = await seedWebsite(env);
const base = `/api/websites/${website.websiteId}`;
const visitor = freshVisitor();
const named = (id: string, name: string, agoMs: number, whose = freshVisitor()) =>
  toldSession(website, (atMs) => [identifyAt(id, name, atMs + 1)], { visitor: whose, agoMs });
const sessions = [
  await named("a/b c", "Ann", 30_000, visitor),
  await named("ben", "Ben", 20_000),
  await toldSession(website, () => [], { visitor, agoMs: 10_000 }),
];
const ids = sessions.map(({ sessionId }) => sessionId);

test("a visitor is told with all their sessions, page by page, and whom the website named them", async () => {
  const path = `${base}/visitors/${visitor.visitorId}`;
  const seen = await told(website, `${path}?limit=1`, visitorSeen);
  expect(seen).toMatchObject({
    visitorId: visitor.visitorId,
    sessionCount: { count: 2, hasMore: false },
    contact: { id: "a/b c", name: "Ann" },
    sessions: [{ sessionId: ids[2] }],
  });
  expect(Date.parse(seen.firstSeenAt)).toBeLessThan(Date.parse(seen.lastSeenAt));
  const next = await told(website, `${path}?limit=1&cursor=${seen.nextCursor}`, visitorSeen);
  expect(next).toMatchObject({
    sessions: [{ sessionId: ids[0] }],
    nextCursor: null,
    sessionCount: { count: 2 },
  });
});

test("contacts are listed, who was seen last first, page by page, and found by name, id and address", async () => {
  const names = async (query: string) =>
    (await told(website, `${base}/contacts${query}`, contactList)).contacts.map(({ name }) => name);
  expect(await names("")).toEqual(["Ben", "Ann"]);
  expect(await names("?search=AN")).toEqual(["Ann"]);
  expect(await names("?search=ben%40shop")).toEqual(["Ben"]);
  expect(await names("?search=_")).toEqual([]);
  const { nextCursor } = await told(website, `${base}/contacts?limit=1`, contactList);
  expect(await names(`?limit=1&cursor=${nextCursor}`)).toEqual(["Ann"]);
});

test("a contact is told with their sessions, whatever stands in the id", async () => {
  const seen = await told(website, `${base}/contacts/${encodeURIComponent("a/b c")}`, contactSeen);
  expect(seen).toMatchObject({
    contact: { id: "a/b c", name: "Ann", email: "a/b c@shop.example", sessionCount: { count: 1 } },
    sessions: [{ sessionId: ids[0] }],
    nextCursor: null,
  });
});

test("who never came is not found, and a cursor of another list is refused", async () => {
  for (const path of ["visitors/vis_aaaaaaaaaaaaaaaa", "visitors/x", "contacts/nobody"])
    expect(await codeOf(await callApi(website, `${base}/${path}`)), path).toEqual([404, "not_found"]);
  const { nextCursor } = await told(website, `${base}/contacts?limit=1`, contactList);
  for (const path of [`visitors/${visitor.visitorId}?cursor=${nextCursor}`, "contacts?cursor=x"])
    expect(await codeOf(await callApi(website, `${base}/${path}`)), path).toEqual([400, "cursor_invalid"]);
});

test("a contact that is erased is in no list any more", async () => {
  const { sessionId } = await named("carl", "Carl", 5_000);
  expect((await send(website, "DELETE", `${base}/contacts/carl`)).status).toBe(200);
  expect(await codeOf(await callApi(website, `${base}/contacts/carl`))).toEqual([404, "not_found"]);
  expect((await callApi(website, `/api/replay/${sessionId}`)).status).toBe(404);
  const { contacts } = await told(website, `${base}/contacts?search=carl`, contactList);
  expect(contacts).toEqual([]);
});
