import product, { PresenceObject as ProductPresence, SessionObject as ProductSession } from "product";
import type { Order, Seen } from "./orders.ts";
import { asObject, counts, watchD1, watchObjects, watchR2, watchSql } from "./watch-bindings.ts";
import { forbid } from "./watch-calls.ts";

/**
 * The product in workerd with what it does counted, and with a clock that the driver sets. A request to `/observer` is
 * an order of the driver's, any other the product's. Alarms are kept here until the driver's time has come to them.
 */
let nowMs = 0;
Date.now = () => nowMs;
type ObservedBinding = "SESSION" | "PRESENCE";
/** By the object's id. */
const alarms = new Map<string, { binding: ObservedBinding; atMs: number }>();
/** The most bytes that each object's database has had. */
const databaseBytes = new Map<string, number>();

interface ObjectState {
  id: { toString: () => string };
  storage: { sql: { databaseSize: number }; deleteAll: () => Promise<void> };
}

/** The product's class, with what its objects do counted. @param binding through which an alarm finds one of them */
function observed(Product: typeof ProductSession, binding: ObservedBinding) {
  class Observed extends Product {
    constructor(state: ObjectState, env: object) {
      const { storage } = state;
      watchSql(storage.sql);
      forbid(storage, ["put", "get", "delete", "list"]);
      Object.assign(storage, alarmMethods(binding, state.id.toString(), storage.deleteAll.bind(storage)));
      super(state, env);
    }

    async fire(): Promise<void> {
      await this.alarm();
    }
  }
  for (const name of Object.getOwnPropertyNames(Product.prototype)) {
    const method: unknown = Reflect.get(Product.prototype, name);
    if (name === "constructor" || typeof method !== "function") continue;
    Reflect.set(Observed.prototype, name, async function (this: { ctx: ObjectState }, ...args: unknown[]) {
      const result: unknown = await asObject(() => Reflect.apply(method, this, args));
      if (binding === "SESSION") noteBytes(this.ctx);
      return result;
    });
  }
  return Observed;
}

export const SessionObject = observed(ProductSession, "SESSION");
export const PresenceObject = observed(ProductPresence, "PRESENCE");
/** No website of the measurement has a webhook. */
export { WebhookObject } from "product";

function noteBytes({ id, storage }: ObjectState): void {
  const mostBytes = Math.max(databaseBytes.get(id.toString()) ?? 0, storage.sql.databaseSize);
  databaseBytes.set(id.toString(), mostBytes);
}

function alarmMethods(binding: ObservedBinding, id: string, deleteAll: () => Promise<void>) {
  return {
    setAlarm: async (atMs: number) => {
      counts.objectRowsWritten += 1;
      alarms.set(id, { binding, atMs });
    },
    getAlarm: async () => alarms.get(id)?.atMs ?? null,
    deleteAlarm: async () => void alarms.delete(id),
    deleteAll: async () => {
      alarms.delete(id);
      await deleteAll();
    },
  };
}

interface Namespace {
  get: (id: object) => { fire: () => Promise<void> };
  idFromString: (id: string) => object;
}

interface Env extends Record<ObservedBinding, Namespace> {
  ARCHIVE: object;
  CONTROL: { alwaysPrimarySession: object };
}
let isWatching = false;

export default {
  async fetch(request: Request, env: Env, ctx: object): Promise<Response> {
    if (!isWatching) {
      isWatching = true;
      watchD1(env.CONTROL);
      watchR2(env.ARCHIVE);
      watchObjects(env.SESSION);
    }
    if (new URL(request.url).pathname === "/observer") {
      return Response.json(await obey(await request.json(), env, ctx));
    }
    counts.workerRequests += 1;
    return await product.fetch(request, env, ctx);
  },
};

async function obey(order: Order, env: Env, ctx: object): Promise<Seen> {
  let fired = false;
  switch (order.kind) {
    case "clock":
      nowMs = order.nowMs;
      break;
    case "alarm":
      fired = await fireNext(order.untilMs, env);
      break;
    case "cron":
      nowMs = order.atMs;
      counts.workerRequests += 1;
      await product.scheduled({ scheduledTime: nowMs, cron: "*/5 * * * *" }, env, ctx);
      break;
    case "look":
      break;
  }
  return { counts, fired, databaseBytes: [...databaseBytes.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

async function fireNext(untilMs: number, env: Env): Promise<boolean> {
  const [next] = [...alarms].sort(([, one], [, other]) => one.atMs - other.atMs);
  if (next === undefined || next[1].atMs > untilMs) return false;
  const [id, { binding, atMs }] = next;
  alarms.delete(id);
  nowMs = Math.max(nowMs, atMs);
  await env[binding].get(env[binding].idFromString(id)).fire();
  return true;
}
