import { detachSheets } from "../../protocol/asset-refs.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import type { SessionId } from "../../protocol/ids.ts";
import { maxAssetsPerChunk, outboxMaxBytes } from "../../protocol/limits.ts";
import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { quietly } from "../guard.ts";
import type { Delivery, DeliveryOwner } from "./delivery.ts";
import { sheetPlacesIn } from "./dom/told-sheets.ts";
import { createAlive } from "./keep/alive.ts";
import { createHold } from "./keep/hold.ts";
import { createPresumed } from "./keep/presumed.ts";
import { createRecovery } from "./keep/recover.ts";
import { createShelf } from "./keep/shelf.ts";
import { createWriteAhead } from "./keep/write-ahead.ts";
import { createBacklog } from "./send/backlog.ts";
import { createBases } from "./send/bases.ts";
import { type Chunk, type ChunkName, makeChunk } from "./send/chunk.ts";
import { createChunkNames } from "./send/chunk-names.ts";
import { createCutter } from "./send/cutter.ts";
import { createEventBuffer } from "./send/event-buffer.ts";
import { createOutbox } from "./send/outbox.ts";
import { createReplies } from "./send/replies.ts";
import { createSheets } from "./send/sheets.ts";
import { tabStore } from "./visit.ts";

/** Under which a pack is put away: a chunk's place and more, or a number among what is held. */
type CutName = { kind: "send"; name: ChunkName } | { kind: "hold"; n: number; sessionId: SessionId };

/** @param early what came before this was there, not more than a page's beginning */
export function createDelivery(
  config: RecorderConfig,
  owner: DeliveryOwner,
  early: readonly ReplayEvent[],
): Delivery {
  const { origin, siteKey } = config;
  const { session, tab, links } = owner;
  const documentStartMs = Date.now();
  const buffer = createEventBuffer();
  const shelf = createShelf(siteKey);
  const sheets = createSheets(config, shelf, links);
  const bases = createBases(tabStore(config, "base"));
  const alive = createAlive(siteKey, () => tab.current().tabId);
  // What an earlier page left is sent first, so that it keeps its place before this one.
  const startsHolding = owner.mustHold();
  let isHolding = startsHolding || tab.current().hasHeld;
  let isReleasing = false;
  let isClosed = false;

  const showsEmails = config.privacy?.maskEmails === false;
  const names = createChunkNames(session, tab, showsEmails, owner.asksSignals);

  const writeAhead = createWriteAhead(
    () => (isEngaged() && !isHolding ? buffer.events : []),
    (events, n) => {
      const { visitorId } = session.current();
      shelf.putRow({ ...names.place(), n, events, visitorId, savedAtMs: Date.now() });
    },
  );

  const hold = createHold({
    shelf: shelf.held,
    place: tab.current,
    sheetsOf: sheets.unsettled,
    takeSnapshot: owner.takeSnapshot,
    hasEarlier: tab.current().hasHeld,
  });

  /** Not while the page's beginning is still being taken: the first chunk is to have all of it. */
  const isEngaged = (): boolean => owner.isEngaged() && backlog.isEmpty();

  const send = (chunk: Chunk): void => {
    outbox.add(chunk);
    outbox.pump();
  };

  const presumed = createPresumed(shelf.dropChunk, send);

  const outbox = createOutbox({
    urlOf: ({ sessionId, tabId, seq }) => `${origin}/v1/chunks/${siteKey}/${sessionId}/${tabId}/${seq}`,
    onGiven(chunk) {
      const assetHashes = sheets.unheard(chunk.assetHashes);
      shelf.putChunk({ ...chunk, assetHashes, isGiven: true }, []);
    },
    onStep: createReplies({
      shelf,
      sheets,
      bases,
      isCurrent: (chunk) => chunk.sessionId === tab.current().sessionId,
      isOwnTab: (chunk) => chunk.tabId === tab.current().tabId,
      onCompleteTo: (completeTo) => presumed.onReply(completeTo),
      setFlushMs: (flushMs) => cutter.setFlushMs(flushMs),
      renew(refused, serverNowMs) {
        shelf.dropRows(names.place());
        writeAhead.reset();
        const sessionId = owner.onRefusedTime(serverNowMs);
        outbox.rename(refused.sessionId, sessionId);
        send({ ...refused, sessionId });
        owner.takeSnapshot();
      },
      takeSnapshot: owner.takeSnapshot,
      onStop: owner.onStop,
      onReply: owner.onReply,
    }),
  });

  const cutter = createCutter<CutName>({
    buffer,
    isEngaged,
    sessionAgeMs: owner.sessionAgeMs,
    nextName() {
      writeAhead.reset();
      const place = names.place();
      const isRenamed = !tab.current().hasHeld && tab.takeLate();
      if (isHolding) {
        tab.setHeld(true);
        return { kind: "hold", n: hold.nextNumber(), sessionId: tab.current().sessionId };
      }
      if (isRenamed) shelf.dropRows(place);
      return { kind: "send", name: names.next() };
    },
    onPack(cut, pack, body) {
      if (isClosed) return null;
      if (cut.kind === "hold") {
        if (cut.sessionId === tab.current().sessionId) hold.put(cut.n, pack);
        return null;
      }
      const chunk = makeChunk(cut.name, pack);
      shelf.putChunk(chunk, sheets.unsettled(chunk.assetHashes));
      outbox.add(chunk, body && bases.pack(cut.name, pack, body));
      return chunk;
    },
    onReady: () => outbox.pump(),
  });

  const release = async (): Promise<void> => {
    if (!isHolding || isReleasing) return;
    isReleasing = true;
    const { sessionId, hasHeld } = tab.current();
    const others = hasHeld ? await hold.readOthers() : new Map();
    const otherSheets = hasHeld ? await shelf.held.readSheets() : [];
    await cutter.settled();
    isReleasing = false;
    if (isClosed || !isHolding || tab.current().sessionId !== sessionId) return;
    isHolding = false;
    const chunks = hold
      .withOwn(others)
      .map((pack) => makeChunk(names.next(), { ...pack, cutAtMs: Date.now() }));
    const ownSheets = chunks.flatMap((chunk) => sheets.unsettled(chunk.assetHashes));
    if (hasHeld) shelf.held.release(tab.current(), chunks, [...otherSheets, ...ownSheets]);
    tab.setHeld(false);
    hold.clear();
    for (const chunk of chunks) outbox.add(chunk);
    outbox.pump();
    if (isEngaged()) cutter.cut();
  };

  const cut = (): void => {
    backlog.flush();
    cutter.cut();
  };

  const recoverOnce = createRecovery(owner.isEngaged, {
    shelf,
    alive,
    ownTabId: () => tab.current().tabId,
    documentStartMs,
    session: session.current,
    isSent: () => !isHolding,
    isOver: () => isClosed,
    showsEmails,
    send,
    presume: presumed.add,
    deliverSheet: (hash) => quietly(sheets.deliver(hash)),
  });
  quietly(recoverOnce());
  if (!startsHolding) quietly(release());

  const take = (event: ReplayEvent): void => {
    const hashOf = (cssText: string) =>
      buffer.hashCount() < maxAssetsPerChunk ? sheets.hashOf(cssText) : null;
    const { event: detached, hashes } = detachSheets(event, hashOf, links.hashOfRef, sheetPlacesIn(event));
    buffer.add(detached, hashes);
    cutter.consider();
    if (isEngaged()) writeAhead.onEvent(detached);
  };
  const backlog = createBacklog(early, take, () => cutter.consider());

  return {
    add: backlog.add,
    links,
    isFull: () => !owner.isEngaged() && buffer.chars() > outboxMaxBytes,
    engage() {
      cutter.consider();
      quietly(recoverOnce());
    },
    cut,
    discard() {
      backlog.clear();
      buffer.clear();
      writeAhead.reset();
    },
    isHolding: () => isHolding,
    sent: outbox.sent,
    release: () => quietly(release()),
    enter(holds) {
      hold.clear();
      isHolding = holds;
    },
    hide() {
      backlog.flush();
      if (isEngaged()) outbox.sendAtHide(cutter.cutAtHide());
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
      presumed.end();
      sheets.close();
      bases.forget();
      alive.close();
      writeAhead.reset();
      shelf.end();
    },
  };
}
