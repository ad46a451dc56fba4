import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { activityChart, activityFeed } from "../../../protocol/api-activity.ts";
import { pageList } from "../../../protocol/api-pages.ts";
import { customEvent } from "../../../protocol/events.ts";
import { callApi } from "../../testing/call.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { codeOf, errorAt, told, toldSession } from "./testing/told-session.ts";

const website = await seedWebsite(env);
const base = `/api/websites/${website.websiteId}`;
const ask = (text: string, atMs: number) => customEvent("ph.prompt", { text }, atMs);
const asked = await toldSession(
  website,
  (atMs) => [
    ask("Which tea?", atMs + 100),
    ask("Mail me at ann@shop.example", atMs + 200),
    errorAt("Error: x", atMs),
  ],
  { agoMs: 30_000, url: "https://shop.example/tea/1" },
);
const quietOne = await toldSession(website, () => [], { agoMs: 20_000, url: "https://shop.example/tea/2" });
const feed = (query: string) => told(website, `${base}/activity${query}`, activityFeed);
const inShort = async (query: string) =>
  (await feed(query)).items.map((item) => [
    item.session.sessionId,
    item.kind === "prompt" ? item.text : "session",
  ]);

test("the feed tells of sessions and of what was asked in them, the newest first, secrets masked", async () => {
  const prompts = [
    [asked.sessionId, expect.stringMatching(/^Mail me at (?!ann@)/)],
    [asked.sessionId, "Which tea?"],
  ];
  const sessions = [
    [quietOne.sessionId, "session"],
    [asked.sessionId, "session"],
  ];
  expect(await inShort("")).toEqual([...sessions, ...prompts]);
  expect(await inShort("?kind=sessions")).toEqual(sessions);
  expect(await inShort("?kind=prompts")).toEqual(prompts);
  expect((await feed("?kind=prompts")).items[0]).toMatchObject({ atMs: 200 });
});

test("the feed goes on where a page ended, and not with another kind's cursor", async () => {
  const { nextCursor } = await feed("?limit=1");
  expect(await inShort(`?limit=1&cursor=${nextCursor}`)).toHaveLength(3);
  const { nextCursor: end } = await feed(`?limit=1&cursor=${nextCursor}`);
  expect(end).toBeNull();
  const wrong = await callApi(website, `${base}/activity?kind=prompts&cursor=${nextCursor}`);
  expect(await codeOf(wrong)).toEqual([400, "cursor_invalid"]);
});

test("the chart counts sessions of a zone's hours or days", async () => {
  const chart = await told(website, `${base}/activity/chart?per=hour&timeZone=Asia/Kathmandu`, activityChart);
  const sum = chart.points.reduce((total, { sessions }) => total + sessions, 0);
  const broken = chart.points.reduce((total, { withErrors }) => total + withErrors, 0);
  expect([sum, broken]).toEqual([2, 1]);
  expect(chart.points.every(({ at }) => at.endsWith(":00:00+05:45"))).toBe(true);
  const days = await told(website, `${base}/activity/chart`, activityChart);
  expect(days.points).toHaveLength(8);
  expect(days).toMatchObject({ per: "day", timeZone: "UTC" });
});

test.each(["timeZone=Mars/Olympus", "per=minute", "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"])(
  "a chart of %s is refused",
  async (query) => {
    expect(await codeOf(await callApi(website, `${base}/activity/chart?${query}`))).toEqual([
      400,
      "bad_request",
    ]);
  },
);

test("pages are told over sessions, like ones together, searched and sorted", async () => {
  const list = (query: string) => told(website, `${base}/pages${query}`, pageList);
  expect(await list("")).toMatchObject({
    pages: [{ path: "/tea/:id", views: 2, sessions: 2, exits: 2, exitRate: 1, errors: 1 }],
    ...{ pageCount: 1, sampledSessions: 2, hasMore: false },
  });
  expect((await list("?search=cup")).pages).toEqual([]);
  expect((await list("?to=2020-01-01T00:00:00Z")).sampledSessions).toBe(0);
  for (const sort of ["sessions", "exits", "exitRate", "seconds", "errors", "struggles"])
    expect((await list(`?sort=${sort}`)).pages).toHaveLength(1);
  expect(await codeOf(await callApi(website, `${base}/pages?sort=path`))).toEqual([400, "bad_request"]);
});
