import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { type WebhookBody, type WebhookMade, webhookBody } from "../../protocol/api-webhooks.ts";
import { customEvent, type ReplayEvent } from "../../protocol/events.ts";
import { webhookEvents } from "../../protocol/webhook-events.ts";
import { settleSession } from "../session-stub.ts";
import { askAs } from "../testing/ask-as.ts";
import { callApi } from "../testing/call.ts";
import { freshSessionId, pageEvents } from "../testing/make-chunk.ts";
import { postEvents, visit } from "../testing/post-chunk.ts";
import { isSignedBy, startReceiver, until } from "../testing/receiver.ts";
import { seedMember } from "../testing/seed-member.ts";
import { quiet } from "../testing/session.ts";
import { listDeliveries } from "../webhook-stub.ts";

/** A website that tells a receiver, and where a visit to it is sent. */
async function told(events: readonly string[]) {
  const one = await visit();
  const receiver = startReceiver();
  const { websiteId, organisationId } = one.website;
  const owner = await seedMember(env, organisationId);
  const made = await askAs(owner.cookie, "POST", `/api/websites/${websiteId}/webhooks`, {
    ...{ name: "Support", url: receiver.url, events },
  });
  const { secret, webhook } = await made.json<WebhookMade>();
  const send = (seq: number, sent: ReplayEvent[]) => postEvents(one.website, { ...one.place, seq }, sent);
  const bodies = (): WebhookBody[] =>
    receiver.received.map(({ body }) => webhookBody.parse(JSON.parse(body)));
  const types = () => bodies().map(({ type }) => type);
  const address = { websiteId, sessionId: one.place.sessionId };
  return { ...one, receiver, owner, secret, webhook, send, bodies, types, address };
}

const startMs = Date.now() - 5_000;
const pageUrl = "https://shop.example/checkout";

/** A click at a button that did nothing in three seconds. */
function deadClick(): ReplayEvent[] {
  const clickAt = startMs + 1_000;
  const watchedMs = 3_000;
  const click = { x: 10, y: 20, selector: "#pay", text: "Pay", nodeId: 5, claim: "control" } as const;
  const nothing = { firstMs: null, visibleMs: null, ended: "waited", ambientCount: 0 } as const;
  const outcome = { clickAt, nodeId: 5, claim: "control", ...nothing, watchedMs } as const;
  return [
    customEvent("ph.click", click, clickAt),
    customEvent("ph.click-outcome", { ...outcome, kinds: [] }, clickAt + watchedMs),
  ];
}

const broken = (message: string): ReplayEvent =>
  customEvent(
    "ph.error",
    {
      kind: "error",
      message,
      stack: `Error: ${message}\n    at pay (https://shop.example/pay.js:1:2)`,
      source: "",
      line: 1,
      column: 2,
    },
    startMs + 3_000,
  );

test("struggle is told while it happens, once, with its evidence and a link to the moment", async () => {
  const { send, bodies, types, receiver, secret, address, place } = await told(webhookEvents);
  await send(0, pageEvents(pageUrl, startMs));
  await send(1, deadClick());
  await until(() => expect(types()).toContain("session.frustration"));
  const [body] = bodies();
  expect(body).toMatchObject({
    websiteId: address.websiteId,
    session: { sessionId: place.sessionId, status: "active", initialUrl: pageUrl },
    signal: { kind: "deadClick", element: "#pay", url: pageUrl, evidence: expect.stringMatching(/./) },
  });
  const link = new URL(body?.type === "session.frustration" ? body.link : "");
  expect(link.origin).toBe(env.DASHBOARD_ORIGIN);
  expect(link.searchParams.get("tab")).toBe(place.tabId);
  const [got] = receiver.received;
  expect(got && (await isSignedBy(secret, got))).toBe(true);

  await send(2, [customEvent("ph.tag", { name: "vip" }, startMs + 4_000)]);
  await settleSession(env, address, quiet());
  await until(() => expect(types()).toContain("session.completed"));
  expect(types().filter((type) => type === "session.frustration")).toHaveLength(1);
});

test("what was missed as it happened, the seal tells; what it tells twice comes once", async () => {
  const { send, types, address, website } = await told([
    "session.completed",
    "session.frustration",
    "error.new",
  ]);
  await send(0, [...pageEvents(pageUrl, startMs), ...deadClick(), broken(`no such card of ${website.tag}`)]);
  await settleSession(env, address, quiet());
  await settleSession(env, address, quiet());
  await until(() =>
    expect([...types()].sort()).toEqual(["error.new", "session.completed", "session.frustration"]),
  );
});

test("an error is new to a website once, whoever has it next", async () => {
  const { send, bodies, types, address, website, place } = await told(["error.new", "session.completed"]);
  await send(0, [...pageEvents(pageUrl, startMs), broken("card is undefined")]);
  await settleSession(env, address, quiet());
  await until(() => expect([...types()].sort()).toEqual(["error.new", "session.completed"]));
  const error = bodies().find(({ type }) => type === "error.new");
  expect(error).toMatchObject({ error: { message: expect.stringContaining("card is undefined") } });

  const other = { ...address, sessionId: freshSessionId(website.tag, Date.now()) };
  await postEvents(website, { ...place, ...other, seq: 0 }, [
    ...pageEvents(pageUrl, startMs),
    broken("card is undefined"),
  ]);
  await settleSession(env, other, quiet());
  await until(() => expect(types().filter((type) => type === "session.completed")).toHaveLength(2));
  expect(types().filter((type) => type === "error.new")).toHaveLength(1);
});

test("a webhook is told of what it listens to alone", async () => {
  const { send, types, address } = await told(["session.completed"]);
  await send(0, [...pageEvents(pageUrl, startMs), ...deadClick()]);
  await settleSession(env, address, quiet());
  await until(() => expect(types()).toEqual(["session.completed"]));
});

test("a chunk is kept though its webhooks cannot be told", async () => {
  const { receiver, send, website, place } = await told(webhookEvents);
  receiver.answers = [null];
  await send(0, pageEvents(pageUrl, startMs));
  expect((await send(1, deadClick())).status).toBe(200);
  const replay = await callApi(website, `/api/replay/${place.sessionId}`);
  expect(await replay.text()).toContain("#pay");
});

test("what is erased leaves no delivery behind", async () => {
  const { send, types, address, owner, webhook } = await told(["session.completed"]);
  await send(0, pageEvents(pageUrl, startMs));
  await settleSession(env, address, quiet());
  await until(() => expect(types()).toEqual(["session.completed"]));
  const log = () => listDeliveries(env, address.websiteId, webhook.webhookId, null, 10);
  expect(await log()).toHaveLength(1);
  await askAs(owner.cookie, "DELETE", `/api/replay/${address.sessionId}`);
  expect(await log()).toEqual([]);
});
