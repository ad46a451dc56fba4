import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { archiveRefusals } from "./archive-refusals.ts";
import { closeSession } from "./close.ts";
import { decideDue } from "./decide-due.ts";
import { dueInput } from "./due-input.ts";
import { forgetAll } from "./erase.ts";
import { saveRow } from "./save-row.ts";
import { sealTail } from "./seal-tail.ts";
import { withFrozenTail } from "./state.ts";
import type { SessionStore } from "./store.ts";

export interface SettlingDeps {
  storage: DurableObjectStorage;
  store: SessionStore;
  env: Env;
}

/** The platform stops retrying a failing alarm after some minutes, so failures are caught and re-armed here. */
const retryFirstMs = 10_000;
const retryMaxMs = 600_000;

/** Does what `decideDue` says, one run after another. Every step may crash and be run again. */
export class Settling {
  readonly #deps: SettlingDeps;
  #last: Promise<void> = Promise.resolve();
  readonly #indexing = new Set<Promise<void>>();

  constructor(deps: SettlingDeps) {
    this.#deps = deps;
  }

  run(nowMs: number): Promise<void> {
    const turn = this.#last.then(() => this.#settle(nowMs));
    // A run that failed has said so to its caller; the next one begins all the same.
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Writes the session's row to the catalog; a failure is made good by the seal. */
  async index(nowMs: number): Promise<void> {
    const saving = this.#index(nowMs);
    this.#indexing.add(saving);
    await saving;
    this.#indexing.delete(saving);
  }

  /** Resolves when nothing is under way to the archive or the catalog. */
  async finished(): Promise<void> {
    await Promise.all([this.#last, ...this.#indexing]);
  }

  async #index(nowMs: number): Promise<void> {
    try {
      await saveRow(this.#deps, "active", nowMs);
    } catch (error) {
      logError("session row not saved", error);
    }
  }

  async #settle(nowMs: number): Promise<void> {
    try {
      while (await this.#step(nowMs));
    } catch (error) {
      await this.#tryLater(error);
    }
  }

  /** The count stands in the state: by the time of the next try the object has long been evicted. */
  async #tryLater(error: unknown): Promise<void> {
    const { storage, store } = this.#deps;
    const state = store.state();
    const failures = (state?.failures ?? 0) + 1;
    logError("session not settled", error, { failures });
    // Erased meanwhile: the alarm is the tombstone's now.
    if (state === null) return;
    store.transaction(storage, () => store.writeState({ ...state, failures }));
    await storage.setAlarm(Date.now() + retryDelayMs(failures));
  }

  /** @returns whether there may be more to do now */
  async #step(nowMs: number): Promise<boolean> {
    const { storage, store } = this.#deps;
    const state = store.state();
    if (state === null) return false;
    const due = decideDue(dueInput(store, state), nowMs);
    switch (due.kind) {
      case "freeze":
        store.transaction(storage, () => store.writeState(withFrozenTail(state)));
        return true;
      case "seal":
        await sealTail(this.#deps, state.address, due.n, nowMs);
        return true;
      case "close":
        await closeSession(this.#deps, nowMs);
        return true;
      case "forget":
        await archiveRefusals(this.#deps, state);
        if (store.state() !== state) return true;
        await forgetAll(this.#deps);
        return false;
      case "wait":
        await storage.setAlarm(due.untilMs);
        return false;
    }
  }
}

const retryDelayMs = (failures: number): number => Math.min(retryFirstMs * 2 ** (failures - 1), retryMaxMs);
