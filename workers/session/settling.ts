import { sessionIdParts } from "../../protocol/ids.ts";
import { saveSession } from "../catalog/save-session.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { type DueInput, decideDue } from "./decide-due.ts";
import { newestEnd } from "./newest-end.ts";
import { archiveTail } from "./seal.ts";
import { sessionFacts } from "./session-facts.ts";
import type { SessionState } from "./state.ts";
import type { SessionStore } from "./store.ts";

interface SettlingDeps {
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
  #failures = 0;

  constructor(deps: SettlingDeps) {
    this.#deps = deps;
  }

  run(nowMs: number): Promise<void> {
    this.#last = this.#last.then(() => this.#settle(nowMs));
    return this.#last;
  }

  /** Resolves when no step is under way. */
  finished(): Promise<void> {
    return this.#last;
  }

  /** Writes the session's row to the catalog; a failure is made good by the seal. */
  async index(status: "active" | "completed", nowMs: number): Promise<void> {
    try {
      await this.#saveRow(status, nowMs);
    } catch (error) {
      logError("session row not saved", error);
    }
  }

  async #settle(nowMs: number): Promise<void> {
    try {
      while (await this.#step(nowMs)) this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      logError("session not settled", error, { failures: this.#failures });
      await this.#deps.storage.setAlarm(Date.now() + retryDelayMs(this.#failures));
    }
  }

  /** @returns whether there may be more to do now */
  async #step(nowMs: number): Promise<boolean> {
    const { storage, store } = this.#deps;
    const state = store.state();
    if (state === null) return false;
    const due = decideDue(this.#dueInput(state), nowMs);
    switch (due.kind) {
      case "seal":
        await this.#seal(state, nowMs);
        return true;
      case "close":
        await this.#close(nowMs);
        return true;
      case "forget":
        await storage.deleteAlarm();
        await storage.deleteAll();
        store.reload();
        return false;
      case "wait":
        await storage.setAlarm(due.untilMs);
        return false;
    }
  }

  #dueInput(state: SessionState): DueInput {
    const end = newestEnd(this.#deps.store, state);
    return {
      status: state.status,
      isSealing: state.plan !== null,
      tailChunks: end.chunks,
      tailBytes: end.bytes,
      lastReceivedAtMs: end.receivedAtMs,
      startedAtMs: sessionIdParts(state.address.sessionId).startedAtMs,
    };
  }

  async #seal(before: SessionState, nowMs: number): Promise<void> {
    const { store, storage, env } = this.#deps;
    const n = before.plan?.n ?? this.#planSeal(before);
    const rows = store.tailByKey(n);
    await archiveTail(env.ARCHIVE, before.address, n, rows);
    const closes = this.#isQuiet(nowMs);
    await this.#saveRow(closes ? "completed" : "active", nowMs);

    const state = store.state();
    const end = store.tailEnd(n);
    if (state === null || end === null) return;
    const isClosed = closes && this.#isQuiet(nowMs);
    store.transaction(storage, () => {
      store.addSegment(n, rows);
      store.dropTail(n);
      const { arrival, receivedAtMs, summary } = end;
      const status = isClosed ? "closed" : state.status;
      store.writeState({ ...state, status, plan: null, sealed: { arrival, receivedAtMs, summary } });
    });
    if (closes && !isClosed) await this.#saveRow("active", nowMs);
  }

  /** Freezes the tail: from here on chunks go to the next one, and a retry finds the same rows. */
  #planSeal(state: SessionState): number {
    const { store, storage } = this.#deps;
    store.transaction(storage, () =>
      store.writeState({ ...state, plan: { n: state.tail }, tail: state.tail + 1 }),
    );
    return state.tail;
  }

  async #close(nowMs: number): Promise<void> {
    const { store, storage } = this.#deps;
    await this.#saveRow("completed", nowMs);
    const state = store.state();
    if (state === null) return;
    if (this.#isQuiet(nowMs)) {
      store.transaction(storage, () => store.writeState({ ...state, status: "closed" }));
    } else {
      await this.#saveRow("active", nowMs);
    }
  }

  /** Whether nothing has come that a close would have to wait for. */
  #isQuiet(nowMs: number): boolean {
    const { store } = this.#deps;
    const state = store.state();
    if (state === null || store.tailEnd(state.tail) !== null) return false;
    return decideDue({ ...this.#dueInput(state), isSealing: false, tailChunks: 0 }, nowMs).kind === "close";
  }

  async #saveRow(status: "active" | "completed", nowMs: number): Promise<void> {
    const { store, env } = this.#deps;
    const state = store.state();
    if (state === null) return;
    const facts = sessionFacts(state, newestEnd(store, state).summary, status, nowMs);
    await saveSession(env, { ...facts, savedAtMs: Date.now() });
  }
}

const retryDelayMs = (failures: number): number => Math.min(retryFirstMs * 2 ** (failures - 1), retryMaxMs);
