import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import type { Delivery, DeliveryList, WebhookList, WebhookMade } from "../../../protocol/api-webhooks.ts";
import { askAs } from "../../testing/ask-as.ts";
import { isSignedBy, type Receiver, startReceiver, until } from "../../testing/receiver.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

afterEach(() => {
  vi.useRealTimers();
});

const minuteMs = 60_000;
const dayMs = 86_400_000;

async function webhook(receiver: Receiver, body: object = {}) {
  const website = await seedWebsite(env);
  const owner = await seedMember(env, website.organisationId, "owner", 30 * dayMs);
  const ask = (method: string, path: string, sent?: object) =>
    askAs(owner.cookie, method, `/api/websites/${website.websiteId}/webhooks${path}`, sent);
  const made = await ask("POST", "", {
    ...{ name: "Support", url: receiver.url, events: ["session.completed"] },
    ...body,
  });
  expect(made.status).toBe(201);
  const { webhook, secret } = await made.json<WebhookMade>();
  const path = `/${webhook.webhookId}`;
  const log = async (): Promise<Delivery[]> =>
    (await (await ask("GET", `${path}/deliveries`)).json<DeliveryList>()).deliveries;
  const state = async () =>
    (await (await ask("GET", "")).json<WebhookList>()).webhooks.find(
      ({ webhookId }) => webhookId === webhook.webhookId,
    );
  const object = env.WEBHOOKS.getByName(website.websiteId);
  return { website, owner, ask, path, secret, log, state, object };
}

type Made = Awaited<ReturnType<typeof webhook>>;

/** Lets time pass up to when the object has set its alarm, evicted meanwhile as it would be. */
async function wake({ object, log }: Made): Promise<void> {
  const [{ nextAttemptAt } = { nextAttemptAt: null }] = await log();
  await evictDurableObject(object);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(nextAttemptAt ?? "") });
  await runDurableObjectAlarm(object);
}

test("a test arrives signed, and the log says what came of it", async () => {
  const receiver = startReceiver();
  const { ask, path, secret, log, website } = await webhook(receiver);
  const answer = await ask("POST", `${path}/test`);
  expect(answer.status).toBe(202);
  const { deliveryId } = await answer.json<{ deliveryId: string }>();
  await until(async () => expect(await log()).toMatchObject([{ state: "delivered" }]));
  const [got] = receiver.received;
  if (got === undefined) throw new Error("nothing came");
  expect(JSON.parse(got.body)).toEqual({
    ...{ id: deliveryId, type: "test", websiteId: website.websiteId, madeAt: expect.any(String) },
  });
  expect(got.headers.get("playhead-event")).toBe("test");
  expect(got.headers.get("playhead-delivery")).toBe(deliveryId);
  expect(await isSignedBy(secret, got)).toBe(true);
  expect(await isSignedBy("whsec_other", got)).toBe(false);
  expect(await isSignedBy(secret, { ...got, body: got.body.replace("test", "tset") })).toBe(false);
  expect(await log()).toMatchObject([
    { deliveryId, status: 204, attempts: 1, problem: "", nextAttemptAt: null },
  ]);
});

test("what fails is sent again after a minute and then ever later, with the same id, until it is taken", async () => {
  const receiver = startReceiver();
  receiver.answers = [500, null, 302, 200];
  const made = await webhook(receiver);
  await made.ask("POST", `${made.path}/test`);
  const waited: number[] = [];
  for (const problem of [
    "It answered 500: what was said",
    "It could not be reached.",
    "It answered 302; redirects are not followed.",
  ]) {
    await until(async () => expect(await made.log()).toMatchObject([{ problem, state: "waiting" }]));
    const [delivery] = await made.log();
    const { lastAttemptAt = null, nextAttemptAt = null } = delivery ?? {};
    waited.push((Date.parse(nextAttemptAt ?? "") - Date.parse(lastAttemptAt ?? "")) / minuteMs);
    await wake(made);
  }
  await until(async () => expect(await made.log()).toMatchObject([{ attempts: 4, state: "delivered" }]));
  expect(waited).toEqual([1, 5, 30]);
  const ids = new Set(receiver.received.map(({ headers }) => headers.get("playhead-delivery")));
  expect(receiver.received).toHaveLength(4);
  expect(ids.size).toBe(1);
  for (const got of receiver.received) expect(await isSignedBy(made.secret, got)).toBe(true);
});

test("after eight attempts in most of a day it is left; a member can have it sent again", async () => {
  const receiver = startReceiver();
  receiver.answers = [500];
  const made = await webhook(receiver);
  await made.ask("POST", `${made.path}/test`);
  await until(async () => expect(await made.log()).toMatchObject([{ attempts: 1, status: 500 }]));
  const beganMs = Date.now();
  for (let attempts = 2; attempts <= 8; attempts += 1) {
    await wake(made);
    await until(async () => expect(await made.log()).toMatchObject([{ attempts, status: 500 }]));
  }
  expect(await made.log()).toMatchObject([{ state: "failed", nextAttemptAt: null }]);
  expect(Date.now() - beganMs).toBeGreaterThan(20 * 60 * minuteMs);
  expect(Date.now() - beganMs).toBeLessThan(dayMs);

  receiver.answers = [200];
  const [{ deliveryId } = { deliveryId: "" }] = await made.log();
  expect((await made.ask("POST", `${made.path}/deliveries/${deliveryId}/again`)).status).toBe(202);
  await until(async () => expect(await made.log()).toMatchObject([{ state: "delivered", deliveryId }]));
  expect(receiver.received).toHaveLength(9);
});

test("a webhook that fails for three days is switched off and says so, until a member switches it on", async () => {
  const receiver = startReceiver();
  receiver.answers = [500];
  const made = await webhook(receiver);
  await made.ask("POST", `${made.path}/test`);
  await until(async () => expect((await made.state())?.failingSince).not.toBeNull());
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3 * dayMs });
  await made.ask("POST", `${made.path}/test`);
  await until(async () => expect(await made.state()).toMatchObject({ isEnabled: false }));
  expect(await made.state()).toMatchObject({ switchedOff: { why: "It failed for three days." } });
  for (const { state } of await made.log()) expect(state).toBe("failed");
  const on = await made.ask("PATCH", made.path, { isEnabled: true });
  expect(await on.json()).toMatchObject({ isEnabled: true, switchedOff: null, failingSince: null });
});

test("of an answer that does not end no more is read than its beginning", async () => {
  const receiver = startReceiver();
  receiver.answers = [500];
  let bytes = 0;
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        bytes += 4_096;
        controller.enqueue(new Uint8Array(4_096).fill(0x61));
      },
    });
  receiver.says = endless;
  const { ask, path, log } = await webhook(receiver);
  await ask("POST", `${path}/test`);
  await until(async () => expect(await log()).toMatchObject([{ status: 500, attempts: 1 }]));
  expect((await log())[0]?.problem).toBe(`It answered 500: ${"a".repeat(300)}`);
  expect(bytes).toBeLessThan(50_000);
});

test("what was sent is kept for a week, though nothing comes after it", async () => {
  const made = await webhook(startReceiver());
  await made.ask("POST", `${made.path}/test`);
  await until(async () => expect(await made.log()).toMatchObject([{ state: "delivered" }]));
  await until(async () => {
    const alarmMs = await runInDurableObject(made.object, (_, state) => state.storage.getAlarm());
    expect(((alarmMs ?? 0) - Date.now()) / dayMs).toBeCloseTo(7, 2);
  });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7 * dayMs + 1_000 });
  await runDurableObjectAlarm(made.object);
  expect(await made.log()).toEqual([]);
});

test("one that a member switches off is sent nothing more of what waits", async () => {
  const receiver = startReceiver();
  receiver.answers = [500];
  const made = await webhook(receiver);
  await made.ask("POST", `${made.path}/test`);
  await until(async () => expect(await made.log()).toMatchObject([{ status: 500, state: "waiting" }]));
  await made.ask("PATCH", made.path, { isEnabled: false });
  expect(await made.log()).toMatchObject([{ state: "failed", nextAttemptAt: null }]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + dayMs });
  await runDurableObjectAlarm(made.object);
  expect(receiver.received).toHaveLength(1);
});

test("for a day after a new secret was made the old one signs as well", async () => {
  const receiver = startReceiver();
  const { ask, path, secret } = await webhook(receiver);
  const changed = await (await ask("POST", `${path}/secret`)).json<WebhookMade>();
  expect(changed.secret).not.toBe(secret);
  expect(changed.webhook.oldSecretUntil).not.toBeNull();
  const send = async (count: number) => {
    await ask("POST", `${path}/test`);
    await until(() => expect(receiver.received).toHaveLength(count));
    const got = receiver.received[count - 1];
    if (got === undefined) throw new Error("nothing came");
    return [await isSignedBy(changed.secret, got), await isSignedBy(secret, got)];
  };
  expect(await send(1)).toEqual([true, true]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + dayMs + 1 });
  expect(await send(2)).toEqual([true, false]);
});

test("the log is told by pages, the newest first", async () => {
  const receiver = startReceiver();
  const { ask, path } = await webhook(receiver);
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    const { deliveryId } = await (await ask("POST", `${path}/test`)).json<{ deliveryId: string }>();
    ids.unshift(deliveryId);
  }
  const page = async (search: string) =>
    await (await ask("GET", `${path}/deliveries?limit=2${search}`)).json<DeliveryList>();
  const first = await page("");
  const second = await page(`&cursor=${first.nextCursor}`);
  expect([...first.deliveries, ...second.deliveries].map(({ deliveryId }) => deliveryId)).toEqual(ids);
  expect(second.nextCursor).toBeNull();
  expect((await ask("GET", `${path}/deliveries?cursor=x`)).status).toBe(400);
});

test("a secret is shown once, and an address that may not be asked is refused with its reason", async () => {
  const receiver = startReceiver();
  const { ask, path, secret, owner, website } = await webhook(receiver);
  expect(await (await ask("GET", "")).text()).not.toContain(secret);
  for (const url of ["http://shop.example/", "https://169.254.169.254/", `${env.DASHBOARD_ORIGIN}/api`]) {
    const answer = await ask("PATCH", path, { url });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: expect.stringMatching(/^url: It /) });
  }
  const member = await seedMember(env, website.organisationId, "member");
  const list = `/api/websites/${website.websiteId}/webhooks`;
  expect((await askAs(member.cookie, "GET", list)).status).toBe(403);
  const stranger = await seedMember(env, (await seedWebsite(env)).organisationId);
  expect((await askAs(stranger.cookie, "GET", list)).status).toBe(404);
  expect((await askAs(owner.cookie, "DELETE", `${list}${path}`)).status).toBe(204);
  expect((await askAs(owner.cookie, "POST", `${list}${path}/test`)).status).toBe(404);
});

test("a website has ten webhooks at most", async () => {
  const receiver = startReceiver();
  const { ask } = await webhook(receiver);
  const body = { name: "One more", url: receiver.url, events: ["error.new"] };
  for (let count = 2; count <= 10; count += 1) expect((await ask("POST", "", body)).status).toBe(201);
  expect((await ask("POST", "", body)).status).toBe(400);
});
