import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { errorDetail, errorList, errorSessions } from "../../../protocol/api-errors.ts";
import { customEvent } from "../../../protocol/events.ts";
import { callApi } from "../../testing/call.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { codeOf, errorAt, send, told, toldSession } from "./testing/told-session.ts";

const website = await seedWebsite(env);
const base = `/api/websites/${website.websiteId}`;
const stack = (line: number) =>
  `TypeError: no tea\n    at buyTea (https://shop.example/cart.js?u=ann:${line}:1)`;
const first = await toldSession(
  website,
  (atMs) => [
    customEvent("ph.release", { version: "1.0" }, atMs),
    errorAt("TypeError: no tea in cup 17", atMs + 500, stack(1)),
    errorAt("TypeError: no tea in cup 18", atMs + 900, stack(2)),
  ],
  { agoMs: 30_000 },
);
const second = await toldSession(
  website,
  (atMs) => [
    errorAt("TypeError: no tea in cup 4", atMs + 100, stack(9)),
    errorAt("Error: no cup", atMs + 200),
  ],
  { agoMs: 20_000 },
);
const list = (query = "") => told(website, `${base}/errors${query}`, errorList);
const [tea, cup] = (await list("?sort=count")).errors;

test("errors that are alike are one, over sessions and builds, with their days", async () => {
  expect(tea).toMatchObject({
    ...{ type: "TypeError", message: "no tea in cup <n>", place: "buyTea (/cart.js)", status: "open" },
    ...{ count: 3, sessions: 2, days: [{ sessions: 2 }] },
  });
  expect(cup).toMatchObject({ type: "Error", message: "no cup", count: 1, sessions: 1 });
});

test("errors are sorted, searched, filtered and paged", async () => {
  const messages = async (query: string) => (await list(query)).errors.map(({ message }) => message);
  expect(await messages("?sort=lastSeen")).toEqual(["no cup", "no tea in cup <n>"]);
  expect(await messages("?sort=sessions")).toEqual(["no tea in cup <n>", "no cup"]);
  expect(await messages("?search=BUYTEA")).toEqual(["no tea in cup <n>"]);
  expect(await messages("?status=resolved")).toEqual([]);
  expect(await messages("?to=2020-01-01T00:00:00Z")).toEqual([]);
  const { nextCursor } = await list("?sort=count&limit=1");
  expect(await messages(`?sort=count&limit=1&cursor=${nextCursor}`)).toEqual(["no cup"]);
  const wrong = await callApi(website, `${base}/errors?sort=sessions&cursor=${nextCursor}`);
  expect(await codeOf(wrong)).toEqual([400, "cursor_invalid"]);
});

test("an error is told with code alone for a stack, and what it ran in", async () => {
  const detail = await told(website, `${base}/errors/${tea?.fingerprint}`, errorDetail);
  expect(detail).toMatchObject({
    stack: "at buyTea (https://shop.example/cart.js:1:1)",
    releases: [{ value: "1.0", sessions: 1 }],
    count: 3,
  });
});

test("its sessions come with the moment to open, and the list of sessions finds them as well", async () => {
  const path = `${base}/errors/${tea?.fingerprint}/sessions`;
  const page = await told(website, `${path}?limit=1`, errorSessions);
  expect(page.sessions).toMatchObject([
    { session: { sessionId: second.sessionId }, atMs: 100, count: 1, tabId: second.tabId },
  ]);
  const next = await told(website, `${path}?limit=1&cursor=${page.nextCursor}`, errorSessions);
  expect(next).toMatchObject({
    sessions: [
      {
        session: { sessionId: first.sessionId },
        atMs: 500,
        count: 2,
        message: "TypeError: no tea in cup 17",
      },
    ],
    nextCursor: null,
  });
});

test("a member settles an error; one that comes again in a later session has regressed", async () => {
  const path = `${base}/errors/${cup?.fingerprint}`;
  const status = async () => (await told(website, path, errorDetail)).status;
  expect((await send(website, "PATCH", path, { status: "resolved" })).status).toBe(204);
  expect(await status()).toBe("resolved");
  await toldSession(website, (atMs) => [errorAt("Error: no cup", atMs)], { agoMs: -1_000 });
  expect(await status()).toBe("regressed");
  expect((await send(website, "PATCH", path, { status: "open" })).status).toBe(204);
  expect(await codeOf(await send(website, "PATCH", path, { status: "regressed" }))).toEqual([
    400,
    "bad_request",
  ]);
});

test("an error that never was is not found, nor is another website's", async () => {
  const other = await seedWebsite(env);
  const elsewhere = `/api/websites/${other.websiteId}/errors/${tea?.fingerprint}`;
  for (const path of [`${base}/errors/none`, `${base}/errors/none/sessions`])
    expect(await codeOf(await callApi(website, path)), path).toEqual([404, "not_found"]);
  expect(await codeOf(await callApi(other, elsewhere))).toEqual([404, "not_found"]);
  expect(await codeOf(await send(other, "PATCH", elsewhere, { status: "ignored" }))).toEqual([
    404,
    "not_found",
  ]);
});

test("what a session was the last to have is gone when it is erased", async () => {
  const { sessionId } = await toldSession(website, (atMs) => [errorAt("Error: no saucer", atMs)]);
  const found = async () => (await list("?search=saucer")).errors.length;
  expect(await found()).toBe(1);
  expect((await send(website, "DELETE", `/api/replay/${sessionId}`)).status).toBe(200);
  expect(await found()).toBe(0);
});
