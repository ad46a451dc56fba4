import { DurableObject } from "cloudflare:workers";
import { sessionIdParts, type TabId } from "../../protocol/ids.ts";
import { sealIdleMs, watchedFlushMs, watchedMs } from "../../protocol/limits.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { Env } from "../env.ts";
import type { AppendOutcome, ErasedChunks, IncomingChunk, Settled, Tail } from "../session-stub.ts";
import { type AcceptedChunk, appendToTail } from "./append.ts";
import { clearTombstone, eraseAll } from "./erase.ts";
import { readOpenTails } from "./read-tail.ts";
import { isRefreshDue } from "./row-refresh.ts";
import { Settling, type SettlingDeps } from "./settling.ts";
import { needsSnapshot } from "./snapshot-rule.ts";
import { SessionStore } from "./store.ts";

/** A live session: keeps its chunks until they are sealed. Wiring only; the rules and the SQL stand beside it. */
export class SessionObject extends DurableObject<Env> {
  readonly #deps: SettlingDeps;
  readonly #settling: Settling;
  /** Server time. Lost with an eviction, and then set again by the viewer's next look. */
  #watchedUntilMs = 0;
  /** When a tab was last asked for a snapshot, server time. Lost with an eviction, and then it is asked once more. */
  readonly #askedAtMs = new Map<TabId, number>();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#deps = { storage: ctx.storage, store: new SessionStore(ctx.storage.sql), env };
    this.#settling = new Settling(this.#deps);
  }

  /** Keeps a chunk; see `appendToTail`. What happens here after the insert can fail without undoing it. */
  append(address: SessionAddress, chunk: IncomingChunk): AppendOutcome {
    const nowMs = Date.now();
    const appended = appendToTail({ ...this.#deps, address }, chunk, nowMs);
    if (appended.kind !== "accepted") return appended;
    const { isOpened, isSealDue } = appended;
    if (isOpened || isSealDue) void this.ctx.storage.setAlarm(isSealDue ? nowMs : nowMs + sealIdleMs);
    const { startedAtMs } = sessionIdParts(address.sessionId);
    if (isOpened || isRefreshDue(startedAtMs, appended.previousMs, nowMs)) {
      this.ctx.waitUntil(this.#settling.index(nowMs));
    }
    return this.#commands(appended, nowMs);
  }

  #commands({ header, summary, isFull }: AcceptedChunk, nowMs: number): AppendOutcome {
    const outcome: AppendOutcome = { kind: "accepted" };
    if (nowMs < this.#watchedUntilMs) outcome.flushMs = watchedFlushMs;
    if (isFull) outcome.stop = "too_large";
    const { tabId } = header;
    const ranges = summary.tabs[tabId]?.ranges ?? [];
    if (needsSnapshot(ranges, this.#askedAtMs.get(tabId) ?? null, nowMs)) {
      this.#askedAtMs.set(tabId, nowMs);
      outcome.needSnapshot = true;
    }
    return outcome;
  }

  readTail(after: number): Tail {
    const nowMs = Date.now();
    this.#watchedUntilMs = nowMs + watchedMs;
    return readOpenTails(this.#deps.store, after, nowMs);
  }

  /** Does what is due at `nowMs`, and answers what it had of the session before. */
  async settle(nowMs: number): Promise<Settled> {
    const { store } = this.#deps;
    if (store.state() === null) return store.tombstone() === null ? "unknown" : "erased";
    await this.#settling.run(nowMs);
    return "known";
  }

  override async alarm(): Promise<void> {
    const nowMs = Date.now();
    if (this.#deps.store.state() === null) await clearTombstone(this.#deps, nowMs);
    else await this.#settling.run(nowMs);
  }

  async erase(address: SessionAddress, nowMs: number): Promise<ErasedChunks> {
    const erased = await eraseAll(this.#deps, address, nowMs);
    await this.#settling.finished();
    return erased;
  }
}
