import { maxFramesUnderWay, maxViewers } from "../../protocol/limits.ts";
import { liveClose, type ObjectMessage, readViewerMessage } from "../../protocol/live.ts";
import { logError } from "../log.ts";
import { type LiveState, liveState } from "./live-state.ts";
import { CleanTail, joinAt } from "./live-tail.ts";
import type { SessionStore } from "./store.ts";
import type { KeptRow } from "./store-tails.ts";
import {
  hasCredit,
  newViewer,
  signalKey,
  type ViewerNote,
  type ViewerPlace,
  viewerFate,
  withTaken,
} from "./viewer-note.ts";

/** Kept in memory for who is told in a moment; in a flood viewers read the tail instead. */
const maxLanded = 8;

type Sockets = Pick<DurableObjectState, "acceptWebSocket" | "getWebSockets" | "waitUntil">;

/**
 * Who watches the session: sockets that outlive the object's eviction. Each viewer is sent what it lacks of the tail and
 * then every chunk as it lands, as far as it acknowledges; for one that does not, nothing is kept but its place.
 */
export class Viewers {
  readonly #sockets: Sockets;
  readonly #store: SessionStore;
  /** Chunks to be told in a moment; whoever needs more reads the tail. Null when nothing is planned. */
  #landed: KeptRow[] | null = null;

  constructor(sockets: Sockets, store: SessionStore) {
    this.#sockets = sockets;
    this.#store = store;
  }

  /**
   * @param hasNetwork whether it may be told of the page's requests
   * @returns the viewer's end of a socket; one that cannot be served is told why, by the code of its closing
   */
  accept(nowMs: number, hasNetwork: boolean): WebSocket {
    const { 0: theirs, 1: ours } = new WebSocketPair();
    const isTooMany = this.#open().length >= maxViewers;
    this.#sockets.acceptWebSocket(ours);
    ours.serializeAttachment(newViewer(nowMs, hasNetwork));
    if (isTooMany) ours.close(liveClose.tooMany, "too many viewers");
    return theirs;
  }

  /**
   * A chunk was kept. Viewers hear of it when it has been answered: the recorder does not wait for them.
   * @returns whether anybody watches
   */
  landed(chunk: KeptRow): boolean {
    if (this.#open().length === 0) return false;
    if (this.#landed === null) {
      this.#landed = [];
      this.#sockets.waitUntil(this.#tellSoon());
    }
    if (this.#landed.length >= maxLanded) this.#landed.length = 0;
    this.#landed.push(chunk);
    return true;
  }

  async #tellSoon(): Promise<void> {
    await scheduler.wait(0);
    this.tell(Date.now());
  }

  /** Tells everybody what is new. */
  tell(nowMs: number): void {
    const landed = this.#landed ?? [];
    this.#landed = null;
    const open = this.#open();
    if (open.length === 0) return;
    const state = liveState(this.#store, nowMs);
    const tail = new CleanTail(this.#store, landed);
    for (const socket of open) this.#tellOne(socket, noteOf(socket), state, tail, nowMs);
  }

  /** A viewer says something; one that was sent away is not heard. */
  hear(socket: WebSocket, said: string | ArrayBuffer, nowMs: number): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    const note = heard(this.#store, noteOf(socket), said);
    if (note === null) {
      socket.close(liveClose.malformed, "not understood");
      return;
    }
    const state = liveState(this.#store, nowMs);
    this.#tellOne(socket, note, state, new CleanTail(this.#store, []), nowMs);
  }

  #tellOne(socket: WebSocket, note: ViewerNote, state: LiveState, tail: CleanTail, nowMs: number): void {
    try {
      const fate = viewerFate(note, nowMs);
      if (fate !== "stays") {
        socket.close(liveClose[fate], fate);
        return;
      }
      socket.serializeAttachment(told(socket, note, state, tail, nowMs));
      if (state.isOver) socket.close(liveClose.over, "the session is over");
    } catch (error) {
      // One that breaks off is no reason to leave the others untold.
      logError("viewer not told", error);
    }
  }

  #open(): WebSocket[] {
    return this.#sockets.getWebSockets().filter(({ readyState }) => readyState === WebSocket.OPEN);
  }
}

/** Sends what there is, as far as the viewer's credit goes. */
function told(
  socket: WebSocket,
  note: ViewerNote,
  state: LiveState,
  tail: CleanTail,
  nowMs: number,
): ViewerNote {
  if (note.place === null && !state.isOver) return note;
  const next = { ...note, underWay: [...note.underWay] };
  if (next.told !== state.key && hasCredit(next)) {
    say(socket, state.message());
    next.told = state.key;
  }
  if (next.place === null || state.isOver) return next;
  next.place = sendChunks(socket, next, next.place, tail);
  if (!hasCredit(next)) return { ...next, fullSinceMs: next.fullSinceMs ?? nowMs };
  const found = state.signals();
  const news = found.filter((signal) => !note.signals.includes(signalKey(signal)));
  if (news.length > 0) say(socket, { type: "signals", signals: news });
  return { ...next, signals: found.map(signalKey), fullSinceMs: null };
}

/** @returns how far it came */
function sendChunks(socket: WebSocket, note: ViewerNote, from: ViewerPlace, tail: CleanTail): ViewerPlace {
  let place = from;
  while (hasCredit(note)) {
    const rows = tail.after(place.arrival, maxFramesUnderWay);
    if (rows.length === 0) break;
    for (const row of rows) {
      if (!hasCredit(note)) break;
      const frame = tail.frameFor(row, place, note.hidesRequests === true);
      place = { ...place, arrival: row.arrival };
      if (frame === null) continue;
      socket.send(frame);
      note.underWay.push(frame.length);
    }
  }
  return place;
}

const say = (socket: WebSocket, message: ObjectMessage): void => socket.send(JSON.stringify(message));

/** Null for what is no message, or none that the viewer may say now. */
function heard(store: SessionStore, note: ViewerNote, said: string | ArrayBuffer): ViewerNote | null {
  const message = typeof said === "string" ? readViewerMessage(said) : null;
  if (message === null) return null;
  switch (message.type) {
    case "join":
      return note.place === null ? { ...note, place: joinAt(store, message.stands) } : null;
    case "ack":
      return withTaken(note, message.frames);
  }
}

function noteOf(socket: WebSocket): ViewerNote {
  const note: ViewerNote = socket.deserializeAttachment();
  return note;
}
