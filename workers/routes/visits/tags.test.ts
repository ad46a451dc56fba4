import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { sessionList } from "../../../protocol/api.ts";
import { bulkTagged, tagList } from "../../../protocol/api-tags.ts";
import { customEvent } from "../../../protocol/events.ts";
import { maxMemberTags } from "../../../protocol/limits.ts";
import { askAs } from "../../testing/ask-as.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { codeOf, send, told, toldSession } from "./testing/told-session.ts";

const website = await seedWebsite(env);
const base = `/api/websites/${website.websiteId}`;
const bulk = `${base}/sessions/tags`;
const tagged = () => toldSession(website, (atMs) => [customEvent("ph.tag", { name: "of page" }, atMs)]);
const tagsOf = async (sessionId: string) =>
  (await told(website, `${base}/sessions`, sessionList)).sessions.find((one) => one.sessionId === sessionId)
    ?.tags;
const tagPath = (sessionId: string, tag: string) =>
  `/api/replay/${sessionId}/tags/${encodeURIComponent(tag)}`;

test("a tag is put on and taken off, the page's own as well, as often as one asks", async () => {
  const { sessionId } = await tagged();
  expect(await tagsOf(sessionId)).toEqual(["of page"]);
  for (const _ of [1, 2]) expect((await send(website, "PUT", tagPath(sessionId, "a/b ä?"))).status).toBe(204);
  expect(await tagsOf(sessionId)).toEqual(["a/b ä?", "of page"]);
  for (const _ of [1, 2])
    expect((await send(website, "DELETE", tagPath(sessionId, "of page"))).status).toBe(204);
  expect(await tagsOf(sessionId)).toEqual(["a/b ä?"]);
  await send(website, "PUT", tagPath(sessionId, "of page"));
  await send(website, "DELETE", tagPath(sessionId, "a/b ä?"));
  expect(await tagsOf(sessionId)).toEqual(["of page"]);
});

test("many sessions are tagged at once, and those that are not there are passed over", async () => {
  const [one, other] = [await tagged(), await tagged()];
  const sessionIds = [one.sessionId, other.sessionId, one.sessionId.replace(/.$/, "0"), "nonsense"];
  const body = { sessionIds, add: ["many", "once"], remove: ["of page"] };
  const answer = await send(website, "POST", bulk, body);
  expect(answer.status).toBe(200);
  const found = bulkTagged.parse(await answer.json()).sessionIds;
  expect(found.sort()).toEqual([one.sessionId, other.sessionId].sort());
  expect(await tagsOf(one.sessionId)).toEqual(["many", "once"]);
  const { tags } = await told(website, `${base}/tags`, tagList);
  expect(tags).toContainEqual({ tag: "many", sessions: 2 });
});

test("another website's session is neither found nor tagged", async () => {
  const { sessionId } = await tagged();
  const stranger = await seedWebsite(env);
  expect(await codeOf(await send(stranger, "PUT", tagPath(sessionId, "mine")))).toEqual([404, "not_found"]);
  const answer = await send(stranger, "POST", `/api/websites/${stranger.websiteId}/sessions/tags`, {
    ...{ sessionIds: [sessionId], add: ["mine"] },
  });
  expect(await answer.json()).toEqual({ sessionIds: [] });
  expect(await tagsOf(sessionId)).toEqual(["of page"]);
});

test("a session has a bound of tags, and a request as well", async () => {
  const { sessionId } = await tagged();
  for (let n = 0; n < maxMemberTags + 10; n += 20) {
    const add = Array.from({ length: 20 }, (_, at) => `tag ${n + at}`);
    expect((await send(website, "POST", bulk, { sessionIds: [sessionId], add })).status).toBe(200);
  }
  expect(await tagsOf(sessionId)).toHaveLength(maxMemberTags + 1);
  await send(website, "DELETE", tagPath(sessionId, "tag 1"));
  await send(website, "PUT", tagPath(sessionId, "another"));
  expect(await tagsOf(sessionId)).toContain("another");
  for (const body of [
    { sessionIds: [] },
    { sessionIds: [sessionId], add: [""] },
    { sessionIds: Array(201).fill(sessionId) },
  ])
    expect(await codeOf(await send(website, "POST", bulk, body))).toEqual([400, "bad_request"]);
  expect(await codeOf(await send(website, "PUT", tagPath(sessionId, "x".repeat(600))))).toEqual([
    400,
    "bad_request",
  ]);
});

test("a viewer tags nothing, and reads what is tagged", async () => {
  const { sessionId } = await tagged();
  const viewer = await seedMember(env, website.organisationId, "viewer");
  expect(await codeOf(await askAs(viewer.cookie, "PUT", tagPath(sessionId, "mine")))).toEqual([
    403,
    "forbidden",
  ]);
  expect((await askAs(viewer.cookie, "GET", `${base}/tags`)).status).toBe(200);
});
