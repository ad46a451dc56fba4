import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { type Attempt, attempt } from "./attempt.ts";
import { isGivenUp } from "./retry-rule.ts";
import type { WebhookStore } from "./store.ts";
import type { DueDelivery } from "./store-deliveries.ts";

/** Under way at a time, so that one receiver that is slow holds up a tenth. */
const maxUnderWay = 10;

interface Parts {
  storage: DurableObjectStorage;
  store: WebhookStore;
  env: Env;
}

/** Sends what is due, and sees that the alarm comes for what is due later. */
export class Deliveries {
  readonly #parts: Parts;
  #underWay = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Resolves when nothing more is due now. Does not throw. */
  async run(): Promise<void> {
    const free = maxUnderWay - this.#underWay;
    await Promise.all(Array.from({ length: free }, () => this.#lane()));
  }

  /** One behind another, as long as there is one. */
  async #lane(): Promise<void> {
    this.#underWay += 1;
    try {
      for (let due = this.#take(); due !== null; due = this.#take()) await this.#send(due);
    } catch (error) {
      logError("webhook not delivered", error);
    } finally {
      this.#underWay -= 1;
    }
  }

  #take(): DueDelivery | null {
    const { storage, store } = this.#parts;
    const due = storage.transactionSync(() => store.deliveries.takeNext(Date.now()));
    const nextMs = store.deliveries.nextAlarmMs();
    if (nextMs !== null) void storage.setAlarm(nextMs);
    return due;
  }

  async #send(due: DueDelivery): Promise<void> {
    const { storage, store, env } = this.#parts;
    const came = await attempt(due, env, Date.now());
    storage.transactionSync(() => {
      store.deliveries.note(due, came);
      noteHealth(store, due, came, Date.now());
    });
  }
}

/** A webhook that has failed for too long is switched off, with all that waits for it. */
function noteHealth(
  store: WebhookStore,
  { webhookId }: DueDelivery,
  { isDelivered }: Attempt,
  nowMs: number,
): void {
  const webhook = store.find(webhookId);
  if (webhook === null || (isDelivered && webhook.failingSinceMs === null)) return;
  if (isDelivered) {
    store.put({ ...webhook, failingSinceMs: null });
    return;
  }
  const failingSinceMs = webhook.failingSinceMs ?? nowMs;
  if (!webhook.isEnabled || !isGivenUp(failingSinceMs, nowMs)) {
    if (webhook.failingSinceMs === null) store.put({ ...webhook, failingSinceMs });
    return;
  }
  store.put({ ...webhook, failingSinceMs, isEnabled: false, switchedOffAtMs: nowMs });
  store.deliveries.giveUp(webhookId);
}
