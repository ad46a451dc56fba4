import { DurableObject } from "cloudflare:workers";
import { sessionIdParts } from "../../protocol/ids.ts";
import { sealIdleMs, sealTailBytes, watchedFlushMs, watchedMs } from "../../protocol/limits.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { Env } from "../env.ts";
import type { AppendOutcome, IncomingChunk, Tail } from "../session-stub.ts";
import { appendToTail } from "./append.ts";
import { readOpenTails } from "./read-tail.ts";
import { isRefreshDue } from "./row-refresh.ts";
import { Settling } from "./settling.ts";
import { SessionStore } from "./store.ts";

/** A live session: keeps its chunks until they are sealed. Wiring only; the rules and the SQL stand beside it. */
export class SessionObject extends DurableObject<Env> {
  readonly #store: SessionStore;
  readonly #settling: Settling;
  /** Server time. Lost with an eviction, and then set again by the viewer's next look. */
  #watchedUntilMs = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new SessionStore(ctx.storage.sql);
    this.#settling = new Settling({ storage: ctx.storage, store: this.#store, env });
  }

  /** Keeps a chunk; see `appendToTail`. What happens here after the insert can fail without undoing it. */
  append(address: SessionAddress, chunk: IncomingChunk): AppendOutcome {
    const nowMs = Date.now();
    const appended = appendToTail(this.ctx.storage, this.#store, address, chunk, nowMs);
    if (appended.kind !== "accepted") return appended;
    if (appended.opened) {
      void this.ctx.storage.setAlarm(nowMs + sealIdleMs);
    } else if (appended.tailBytes >= sealTailBytes) {
      void this.ctx.storage.setAlarm(nowMs);
    }
    const { startedAtMs } = sessionIdParts(address.sessionId);
    if (appended.opened || isRefreshDue(startedAtMs, appended.previousMs, nowMs)) {
      this.ctx.waitUntil(this.#settling.index("active", nowMs));
    }
    return nowMs < this.#watchedUntilMs
      ? { kind: "accepted", flushMs: watchedFlushMs }
      : { kind: "accepted" };
  }

  readTail(after: number): Tail {
    const nowMs = Date.now();
    this.#watchedUntilMs = nowMs + watchedMs;
    return readOpenTails(this.#store, after, nowMs);
  }

  async settle(nowMs: number): Promise<void> {
    await this.#settling.run(nowMs);
  }

  override async alarm(): Promise<void> {
    await this.#settling.run(Date.now());
  }

  async purge(): Promise<void> {
    await this.#settling.finished();
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    this.#store.reload();
  }
}
