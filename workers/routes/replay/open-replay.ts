import type { Session } from "../../../protocol/api.ts";
import { type Completeness, emptyCompleteness } from "../../../protocol/completeness.ts";
import type { TabId } from "../../../protocol/ids.ts";
import { withoutNetwork } from "../../../protocol/network-events.ts";
import { type Mute, muteBy } from "../../../protocol/signals/mute.ts";
import { emptyTimeline, type Timeline } from "../../../protocol/timeline.ts";
import { withinBounds } from "../../../protocol/timeline-bounds.ts";
import { extendTimeline } from "../../../protocol/timeline-fold.ts";
import { addSignals } from "../../../protocol/timeline-signals.ts";
import { visitedPages } from "../../../protocol/visit/visited-pages.ts";
import type { SessionAddress } from "../../archive/keys.ts";
import { readKeptTimeline } from "../../archive/timelines.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { sessionOfFacts } from "../../catalog/session-of-row.ts";
import { readPlaces, silencedOf } from "../../catalog/signal-places.ts";
import { showsNetwork } from "../../control/plan-of.ts";
import type { Env } from "../../env.ts";
import { readChunks, type StoredFrame, storedFrames } from "../../session/read-chunks.ts";
import { readTail } from "../../session-stub.ts";
import { judgeSignals } from "./judge-signals.ts";

export interface OpenReplay {
  /** As of the newest chunk; the row in the catalog is behind while the session goes on. */
  session: Session;
  completeness: Completeness;
  /** Of the whole session: sealed segments and what is not sealed yet. */
  timeline: Timeline;
  /** Frames that stand in no segment of the timeline. */
  unsealed: StoredFrame[];
  /** Whether the plan shows requests; otherwise the timeline tells of none, and no event may. */
  hasNetwork: boolean;
}

/** Frames decoded together. They take ten to thirty times their size, and tails may have many megabytes. */
const maxFoldBytes = 1_000_000;

/** @param listed the session as its row in the catalog says */
export async function openReplay(env: Env, address: SessionAddress, listed: Session): Promise<OpenReplay> {
  // In this order: what a seal moves in between is then seen twice, and not missed.
  const [tail, hasNetwork] = await Promise.all([
    // A list or an export looks once. Who watches opens a socket or asks for the tail.
    readTail(env, address, 0, false),
    showsNetwork(env.CONTROL, address.websiteId),
  ]);
  const sealed = (await readKeptTimeline(env.ARCHIVE, address)) ?? emptyTimeline();

  const isSealed = sealedIn(sealed);
  const unsealed: StoredFrame[] = [];
  let timeline = sealed;
  let toFold: Arrived[] = [];
  let toFoldBytes = 0;
  let index = 0;
  for (const frame of storedFrames(tail.frames)) {
    const receivedAtMs = tail.receivedAtMs[index++] ?? frame.header.cutAtMs;
    if (isSealed(frame.header.tabId, frame.header.seq)) continue;
    unsealed.push(frame);
    toFold.push({ frame, receivedAtMs });
    toFoldBytes += frame.bytes.length;
    if (toFoldBytes >= maxFoldBytes) {
      timeline = extended(timeline, toFold);
      toFold = [];
      toFoldBytes = 0;
    }
  }
  const session = tail.facts === null ? listed : sessionOfFacts(tail.facts, listed);
  const whole = addSignals(extended(timeline, toFold), tail.signals ?? []);
  const bounded = tail.facts === null ? whole : withinBounds(whole, tail.facts);
  const judged = judgeSignals(bounded, session.durationMs, await muteOf(env, address, bounded));
  return {
    session: {
      ...session,
      ...judged.struggle,
      ...(tail.facts !== null && { pages: visitedPages(judged.timeline) }),
    },
    completeness: completenessNow(tail.completeness, sealed.completeness),
    timeline: hasNetwork ? judged.timeline : withoutNetwork(judged.timeline),
    unsealed,
    hasNetwork,
  };
}

/** What the website silences by now, if there is anything to silence. */
export async function muteOf(
  env: Env,
  { websiteId }: SessionAddress,
  { signals = [] }: Timeline,
): Promise<Mute> {
  if (signals.length === 0) return muteBy([]);
  const nowMs = Date.now();
  return muteBy(silencedOf(await readPlaces(await openCatalog(env, websiteId, nowMs), websiteId), nowMs));
}

/** What came and what did not, the object knows best as long as it remembers; what was left out, the seal. */
function completenessNow(live: Completeness | null, sealed: Completeness | undefined): Completeness {
  const known = live ?? sealed ?? emptyCompleteness();
  return { ...known, degraded: [...new Set([...(sealed?.degraded ?? []), ...known.degraded])] };
}

interface Arrived {
  frame: StoredFrame;
  receivedAtMs: number;
}

const extended = (timeline: Timeline, arrived: readonly Arrived[]): Timeline =>
  extendTimeline(
    timeline,
    arrived.flatMap(({ frame, receivedAtMs }) => readChunks(frame.bytes, [receivedAtMs])),
    null,
  );

function sealedIn(timeline: Timeline): (tabId: TabId, seq: number) => boolean {
  const named = new Set<string>();
  for (const { chunks } of timeline.segments) {
    for (const { tabId, seq } of chunks) named.add(`${tabId} ${seq}`);
  }
  return (tabId, seq) => named.has(`${tabId} ${seq}`);
}
