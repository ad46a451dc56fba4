import { DurableObject } from "cloudflare:workers";
import { maxWebhooks, type WebhookBody } from "../../protocol/api-webhooks.ts";
import { randomId } from "../auth/random-id.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { DeliveryRow, News, WebhookEdit, WebhookRow } from "../webhook-stub.ts";
import { Deliveries } from "./deliveries.ts";
import { WebhookStore } from "./store.ts";

/** A website's webhooks: who is told what, what was sent, and what still has to be. Wiring only. */
export class WebhookObject extends DurableObject<Env> {
  readonly #store: WebhookStore;
  readonly #deliveries: Deliveries;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new WebhookStore(ctx.storage.sql);
    this.#deliveries = new Deliveries({ storage: ctx.storage, store: this.#store, env });
  }

  list(): WebhookRow[] {
    return this.#store.list();
  }

  add(row: WebhookRow): WebhookRow[] | null {
    if (this.#store.list().length >= maxWebhooks) return null;
    this.#store.put(row);
    return this.#store.list();
  }

  change(webhookId: string, edit: WebhookEdit): WebhookRow[] | null {
    const row = this.#store.find(webhookId);
    if (row === null) return null;
    this.ctx.storage.transactionSync(() => {
      this.#store.put({ ...row, ...edit });
      // Who switches it off does not want to hear of what waits, either.
      if (edit.isEnabled === false) this.#store.deliveries.giveUp(webhookId);
    });
    return this.#store.list();
  }

  remove(webhookId: string): WebhookRow[] | null {
    if (this.#store.find(webhookId) === null) return null;
    this.ctx.storage.transactionSync(() => this.#store.remove(webhookId));
    return this.#store.list();
  }

  tell(websiteId: string, news: readonly News[]): void {
    const nowMs = Date.now();
    this.ctx.storage.transactionSync(() => {
      for (const one of news) this.#enqueue(websiteId, one, nowMs);
      this.#store.prune(nowMs);
    });
    this.ctx.waitUntil(this.#deliveries.run());
  }

  sendTest(websiteId: string, webhookId: string): string | null {
    if (this.#store.find(webhookId) === null) return null;
    const deliveryId = this.#add(webhookId, null, { websiteId, type: "test" }, Date.now());
    this.ctx.waitUntil(this.#deliveries.run());
    return deliveryId;
  }

  deliveries(webhookId: string, before: number | null, limit: number): DeliveryRow[] | null {
    if (this.#store.find(webhookId) === null) return null;
    return this.#store.deliveries.list(webhookId, before, limit);
  }

  again(webhookId: string, deliveryId: string): boolean {
    if (this.#store.deliveries.find(webhookId, deliveryId) === null) return false;
    this.#store.deliveries.sendAgain(deliveryId, Date.now());
    this.ctx.waitUntil(this.#deliveries.run());
    return true;
  }

  forget(sessionId: string): void {
    this.#store.deliveries.forget(sessionId);
  }

  /** Of a website that is deleted. */
  clear(): void {
    this.ctx.storage.transactionSync(() => this.#store.clear());
  }

  override async alarm(): Promise<void> {
    this.#store.prune(Date.now());
    await this.#deliveries.run();
  }

  #enqueue(websiteId: string, { key, body }: News, nowMs: number): void {
    const webhooks = this.#store.listening(body.type);
    if (webhooks.length === 0 || !this.#store.noteTold(key, nowMs)) return;
    for (const { webhookId } of webhooks) {
      this.#add(webhookId, body.session.sessionId, { websiteId, ...body }, nowMs);
    }
  }

  #add(webhookId: string, sessionId: string | null, told: Told, nowMs: number): string {
    const deliveryId = `whd_${randomId()}`;
    const body: WebhookBody = { id: deliveryId, madeAt: new Date(nowMs).toISOString(), ...told };
    const isAdded = this.#store.deliveries.add({
      ...{ deliveryId, webhookId, sessionId, createdAtMs: nowMs },
      ...{ event: told.type, body: JSON.stringify(body) },
    });
    if (!isAdded) logError("webhook not told", new Error("too much waits already"), { webhookId });
    return deliveryId;
  }
}

type Without<Body> = Body extends unknown ? Omit<Body, "id" | "madeAt"> : never;
type Told = Without<WebhookBody>;
