import { detachSheets } from "../../protocol/asset-refs.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import type { SessionId } from "../../protocol/ids.ts";
import { maxAssetsPerChunk } from "../../protocol/limits.ts";
import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { quietly } from "../guard.ts";
import { createAlive } from "./keep/alive.ts";
import { recover } from "./keep/recover.ts";
import { createShelf } from "./keep/shelf.ts";
import { createWriteAhead } from "./keep/write-ahead.ts";
import type { Chunk } from "./send/chunk.ts";
import { createCutter } from "./send/cutter.ts";
import { createEventBuffer } from "./send/event-buffer.ts";
import { createOutbox, type OutboxOwner } from "./send/outbox.ts";
import { readReply } from "./send/read-reply.ts";
import { secretHash } from "./send/secret-hash.ts";
import { createSheets } from "./send/sheets.ts";
import type { LiveSession } from "./session.ts";
import type { Tab } from "./tab.ts";

/** A server that refuses every new session id as well must not be asked for ever. */
const maxNewSessions = 3;

/** The way of an event from the privacy filter to the server's acknowledgement. */
export interface Delivery {
  add(event: ReplayEvent): void;
  waitingChars(): number;
  /** The visitor has touched the page: what waits may go, and what earlier pages left. */
  engage(): void;
  cut(): void;
  /** What waits was captured before any interaction and is not wanted any more. */
  discard(): void;
  /** The page may be gone after this call. */
  hide(): void;
  /** Lets go of what would keep the page out of the back-forward cache. */
  rest(): void;
  wake(): void;
  /** Sends nothing any more. */
  close(): void;
}

export interface DeliveryOwner {
  session: LiveSession;
  tab: Tab;
  isEngaged(): boolean;
  sessionAgeMs(): number;
  takeSnapshot(): void;
  /** The server wants nothing more; of the whole session, or only of what this page knows. */
  onStop(isWholeSession: boolean): void;
  /** The server refuses the session's time: the owner begins another and says which. */
  onRefusedTime(serverNowMs: number): SessionId;
}

export function createDelivery(config: RecorderConfig, owner: DeliveryOwner): Delivery {
  const { origin, siteKey } = config;
  const { session, tab } = owner;
  const documentStartMs = Date.now();
  const buffer = createEventBuffer();
  const shelf = createShelf(siteKey);
  const sheets = createSheets(origin, siteKey, shelf);
  const alive = createAlive(siteKey, () => tab.current().tabId);
  let announcedTo: SessionId | null = null;
  let newSessions = 0;
  let isRecovering = false;
  let isClosed = false;

  const nextPlace = () => {
    const { sessionId, tabId, nextSeq } = tab.current();
    return { sessionId, tabId, seq: nextSeq };
  };

  const writeAhead = createWriteAhead(
    () => (owner.isEngaged() ? buffer.events : []),
    (events, n) => {
      const { visitorId } = session.current();
      shelf.putRow({ ...nextPlace(), n, events, visitorId, savedAtMs: Date.now() });
    },
  );

  const isCurrent = (chunk: Chunk): boolean => chunk.sessionId === tab.current().sessionId;

  const onStep: OutboxOwner["onStep"] = (chunk, step, outcome) => {
    shelf.dropChunk(chunk);
    switch (step.kind) {
      case "drop":
        return;
      case "conflict":
        if (isCurrent(chunk)) owner.takeSnapshot();
        return;
      case "stop":
        if (isCurrent(chunk)) owner.onStop(step.isWholeSession);
        return;
      case "new_session":
        if (isCurrent(chunk)) renew(chunk, step.serverNowMs);
        return;
      case "done": {
        const orders = readReply(outcome.kind === "accepted" ? outcome.reply : {});
        sheets.onReply(chunk.assetHashes, orders.needAssets);
        if (!isCurrent(chunk)) return;
        cutter.setFlushMs(orders.flushMs);
        if (orders.stop) owner.onStop(true);
        else if (orders.needSnapshot) owner.takeSnapshot();
      }
    }
  };

  const send = (chunk: Chunk): void => {
    outbox.add(chunk);
    outbox.pump();
  };

  const renew = (refused: Chunk, serverNowMs: number): void => {
    if (++newSessions > maxNewSessions) {
      owner.onStop(false);
      return;
    }
    shelf.dropRows(nextPlace());
    writeAhead.reset();
    const sessionId = owner.onRefusedTime(serverNowMs);
    outbox.rename(refused.sessionId, sessionId);
    send({ ...refused, sessionId });
    owner.takeSnapshot();
  };

  const outbox = createOutbox({
    urlOf: ({ sessionId, tabId, seq }) => `${origin}/v1/chunks/${siteKey}/${sessionId}/${tabId}/${seq}`,
    onStep,
  });

  const cutter = createCutter({
    buffer,
    isEngaged: owner.isEngaged,
    sessionAgeMs: owner.sessionAgeMs,
    nextSource() {
      writeAhead.reset();
      const place = nextPlace();
      if (tab.takeLate()) shelf.dropRows(place);
      const { sessionId, tabId } = tab.current();
      const { visitorId, secret } = session.current();
      const announced = announcedTo !== sessionId && { visitorId, secretHash: secretHash(secret) };
      announcedTo = sessionId;
      const chunk = { sessionId, tabId, seq: tab.takeSeq(), cutAtMs: Date.now(), isRecovered: false };
      return { ...chunk, visitorId: null, ...announced };
    },
    onChunk(chunk) {
      shelf.putChunk(chunk, sheets.unsettled(chunk.assetHashes));
      outbox.add(chunk);
    },
    onReady: () => outbox.pump(),
  });

  const recoverOnce = async (): Promise<void> => {
    if (isRecovering) return;
    // Asking first, because a visitor who has not touched anything gets no database either.
    if (!owner.isEngaged() && !(await shelf.exists())) return;
    isRecovering = true;
    await recover({
      shelf,
      alive,
      ownTabId: () => tab.current().tabId,
      documentStartMs,
      isOver: () => isClosed,
      send,
      deliverSheet: (hash) => quietly(sheets.deliver(hash)),
    });
  };
  quietly(recoverOnce());

  return {
    add(event) {
      const { event: detached, hashes } = detachSheets(event, (cssText) =>
        buffer.hashCount() < maxAssetsPerChunk ? sheets.hashOf(cssText) : null,
      );
      buffer.add(detached, hashes);
      cutter.consider();
      if (owner.isEngaged()) writeAhead.onEvent(detached);
    },
    waitingChars: buffer.chars,
    engage() {
      cutter.consider();
      quietly(recoverOnce());
    },
    cut: cutter.cut,
    discard() {
      buffer.clear();
      writeAhead.reset();
    },
    hide() {
      if (owner.isEngaged()) outbox.sendAtHide(cutter.cutAtHide());
    },
    rest() {
      shelf.rest();
      alive.close();
    },
    wake() {
      alive.open();
      outbox.wake();
    },
    close() {
      isClosed = true;
      outbox.close();
      sheets.close();
      alive.close();
      writeAhead.reset();
    },
  };
}
