import { DurableObject } from "cloudflare:workers";
import { sealIdleMs } from "../../protocol/limits.ts";
import type { Invite } from "../../protocol/presence.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { Env } from "../env.ts";
import {
  type AppendOutcome,
  type ErasedChunks,
  type IncomingChunk,
  type Settled,
  type Tail,
  wantsRequests,
} from "../session-stub.ts";
import { appendToTail } from "./append.ts";
import { Commands } from "./commands.ts";
import { clearTombstone, eraseAll } from "./erase.ts";
import { keepInvite, takeInvite } from "./invitation.ts";
import { noteLackingSheets } from "./lack-sheets.ts";
import { wholeSummary } from "./newest-end.ts";
import { readOpenTails } from "./read-tail.ts";
import { isRefreshDue } from "./row-refresh.ts";
import { sessionSpan } from "./session-facts.ts";
import { Settling, type SettlingDeps } from "./settling.ts";
import { SessionStore } from "./store.ts";
import { freshStruggle, tellPresence } from "./tell-presence.ts";
import { StruggleTeller } from "./tell-webhooks.ts";
import { Viewers } from "./viewers.ts";

/** A live session: keeps its chunks until they are sealed. Wiring only; the rules and the SQL stand beside it. */
export class SessionObject extends DurableObject<Env> {
  readonly #deps: SettlingDeps;
  readonly #settling: Settling;
  readonly #commands = new Commands();
  readonly #viewers: Viewers;
  readonly #struggles: StruggleTeller;
  #toldStruggleMs = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#deps = { storage: ctx.storage, store: new SessionStore(ctx.storage.sql), env };
    this.#settling = new Settling(this.#deps);
    this.#viewers = new Viewers(ctx, this.#deps.store);
    this.#struggles = new StruggleTeller(this.#deps);
    // Answered without waking the object, so that who watches an idle session can keep the line open for nothing.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Keeps a chunk; see `appendToTail`. What happens here after the insert can fail without undoing it. */
  append(address: SessionAddress, chunk: IncomingChunk): AppendOutcome {
    const nowMs = Date.now();
    const appended = appendToTail({ ...this.#deps, address }, chunk, nowMs);
    if (appended.kind !== "accepted") return appended;
    const { isOpened, isSealDue } = appended;
    if (isOpened || isSealDue) void this.ctx.storage.setAlarm(isSealDue ? nowMs : nowMs + sealIdleMs);
    // By the visitor's first event: an id from a browser's cached loader is up to half a minute early.
    const { startedAtMs } = sessionSpan({ address }, appended.headers, nowMs);
    if (isOpened || isRefreshDue(startedAtMs, appended.previousMs, nowMs)) {
      this.ctx.waitUntil(this.#settling.index(nowMs));
    }
    const { arrival, key, frame } = appended;
    const struggle = freshStruggle(appended, nowMs);
    if (struggle !== null) this.ctx.waitUntil(this.#tellStruggle(struggle));
    if (chunk.webhookEvents?.includes("session.frustration"))
      this.ctx.waitUntil(this.#struggles.tell(appended.signals, nowMs));
    const isWatched = this.#viewers.landed({ arrival, key, receivedAtMs: nowMs, frame });
    return this.#commands.answer(appended, isWatched, takeInvite(this.#deps, nowMs), nowMs);
  }

  /** Each once, as long as the object is in memory; told twice, it is the same. */
  async #tellStruggle(struggle: NonNullable<ReturnType<typeof freshStruggle>>): Promise<void> {
    const { store } = this.#deps;
    const state = store.state();
    if (state === null || struggle.atMs === this.#toldStruggleMs) return;
    this.#toldStruggleMs = struggle.atMs;
    await tellPresence(this.#deps, state, wholeSummary(store, state), "struggled", struggle);
  }

  invite(invite: Invite): boolean {
    return keepInvite(this.#deps, invite, Date.now());
  }

  /** Opens a viewer's socket, see `protocol/live.ts`: they pass between objects and Workers by `fetch` alone. */
  override fetch(request: Request): Response {
    const webSocket = this.#viewers.accept(Date.now(), wantsRequests(request));
    return new Response(null, { status: 101, webSocket });
  }

  override webSocketMessage(socket: WebSocket, said: string | ArrayBuffer): void {
    this.#viewers.hear(socket, said, Date.now());
  }

  /** A viewer's goodbye is answered, or its browser waits for that. */
  override webSocketClose(socket: WebSocket): void {
    socket.close();
  }

  lackSheets(): void {
    noteLackingSheets(this.#deps);
  }

  /** @param watches absent from a Worker of the version before, whose readers all did */
  readTail(after: number, watches = true): Tail {
    const nowMs = Date.now();
    if (watches) this.#commands.watch(nowMs);
    return readOpenTails(this.#deps.store, after, nowMs);
  }

  /** Does what is due at `nowMs`, and answers what it had of the session before. */
  async settle(nowMs: number): Promise<Settled> {
    const { store } = this.#deps;
    if (store.state() === null) return store.tombstone() === null ? "unknown" : "erased";
    await this.#settling.run(nowMs);
    this.#viewers.tell(nowMs);
    return "known";
  }

  override async alarm(): Promise<void> {
    const nowMs = Date.now();
    if (this.#deps.store.state() === null) await clearTombstone(this.#deps, nowMs);
    else await this.#settling.run(nowMs);
    this.#viewers.tell(nowMs);
  }

  async erase(address: SessionAddress, nowMs: number): Promise<ErasedChunks> {
    const erased = await eraseAll(this.#deps, address, nowMs);
    this.#viewers.tell(nowMs);
    await this.#settling.finished();
    return erased;
  }
}
