import { DurableObject } from "cloudflare:workers";
import type { LiveVisitor } from "../../protocol/api-presence.ts";
import type { VisitorId } from "../../protocol/ids.ts";
import { inviteWaitsMs, presenceGraceMs } from "../../protocol/limits.ts";
import { liveClose } from "../../protocol/live.ts";
import type { Invite, PresenceReply } from "../../protocol/presence.ts";
import type { Env } from "../env.ts";
import type { PageWord, PresentSubject, SessionWord } from "../presence-stub.ts";
import { Crowd } from "./crowd.ts";
import { afterPlanned, decideSave, noSaves } from "./decide-save.ts";
import { withPageWord, withSessionWord } from "./hear-rule.ts";
import { liveVisitorOf, liveVisitorsOf } from "./live-visitor.ts";
import { isMeant, isPresent, type Present } from "./present.ts";
import { PresenceStore } from "./store.ts";
import { Watchers } from "./watchers.ts";

/** Who is on one website now. Wiring only; the rules and the SQL stand beside it. */
export class PresenceObject extends DurableObject<Env> {
  readonly #store: PresenceStore;
  readonly #crowd: Crowd;
  readonly #watchers: Watchers;
  #saves = noSaves();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new PresenceStore(ctx.storage.sql);
    this.#crowd = new Crowd(this.#store.read());
    this.#watchers = new Watchers(ctx, {
      everybody: (nowMs) => liveVisitorsOf(this.#crowd.all(), nowMs),
      visitor: (visitorId, nowMs) => {
        const present = this.#crowd.find(visitorId);
        return present !== null && isPresent(present, nowMs) ? liveVisitorOf(present) : null;
      },
    });
    // Answered without waking the object, so that who watches an empty website keeps the line open for nothing.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** @returns what the page is to be told, once */
  hearPage(word: PageWord): PresenceReply {
    const nowMs = Date.now();
    const present = withPageWord(this.#crowd.find(word.visitorId), word, nowMs);
    if (present === null) return {};
    const { invite } = present;
    // A page that goes does not read its answer.
    const isFetched = word.said === "here" && invite !== null;
    this.#put(isFetched ? { ...present, invite: null } : present, nowMs);
    if (!isFetched || invite.untilMs < nowMs) return {};
    const { untilMs: _, ...told } = invite;
    return { invite: told };
  }

  hearSession(word: SessionWord): void {
    const nowMs = Date.now();
    const known = this.#crowd.find(word.visitorId);
    const present = withSessionWord(known, word, nowMs);
    if (present !== null && present !== known) this.#put(present, nowMs);
  }

  list(): LiveVisitor[] {
    return liveVisitorsOf(this.#crowd.all(), Date.now());
  }

  /** False when the visitor is not here. */
  keepInvite(visitorId: VisitorId, invite: Invite): boolean {
    const nowMs = Date.now();
    const present = this.#crowd.find(visitorId);
    if (present === null) return false;
    this.#put({ ...present, invite: { ...invite, untilMs: nowMs + inviteWaitsMs } }, nowMs);
    return true;
  }

  forget(subject: PresentSubject): void {
    const meant = this.#crowd.all().filter((present) => isMeant(present, subject));
    for (const { visitorId } of meant) {
      this.#crowd.remove(visitorId);
      this.#watchers.changed(visitorId);
    }
    if (meant.length > 0) this.#store.write(this.#crowd.kept());
  }

  /** Opens a member's socket: they pass between objects and Workers by `fetch` alone. */
  override fetch(): Response {
    return new Response(null, { status: 101, webSocket: this.#watchers.accept(Date.now()) });
  }

  /** Members have nothing to say here. */
  override webSocketMessage(socket: WebSocket): void {
    socket.close(liveClose.malformed, "not understood");
  }

  /** A goodbye is answered, or the browser waits for that. */
  override webSocketClose(socket: WebSocket): void {
    socket.close();
  }

  override alarm(): void {
    this.#store.write(this.#crowd.kept());
    this.#saves = afterPlanned(Date.now());
  }

  #put(present: Present, nowMs: number): void {
    for (const visitorId of this.#crowd.put(present, nowMs)) this.#watchers.changed(visitorId);
    this.#watchers.changed(present.visitorId);
    if (present.leftAtMs !== null) this.#watchers.changed(present.visitorId, presenceGraceMs);
    this.#save(nowMs);
  }

  #save(nowMs: number): void {
    const decision = decideSave(this.#saves, nowMs);
    if (decision.kind === "wait") return;
    this.#saves = decision.saves;
    if (decision.kind === "now") this.#store.write(this.#crowd.kept());
    else void this.ctx.storage.setAlarm(decision.atMs);
  }
}
