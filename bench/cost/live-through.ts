import { randomBytes } from "node:crypto";
import { encodeFrame, readFrame } from "../../protocol/frame.ts";
import {
  makeSessionId,
  makeVisitorId,
  randomText,
  type SessionId,
  type VisitorId,
} from "../../protocol/ids.ts";
import { demo } from "../../scripts/demo.ts";
import type { Client } from "../edge/client.ts";
import type { Edge } from "../edge/start-edge.ts";
import type { RecordedVisit } from "../visit/record-visit.ts";
import type { PostedChunk, PostedWord } from "../visit/recorder-sink.ts";
import { type Counts, difference, shareOf } from "./counts.ts";
import type { Order, Seen } from "./orders.ts";

/** What one session took, from its first chunk to its deletion. */
export interface Life {
  counts: Counts;
  /** What a run of the cron takes that finds nothing to do. */
  cronRun: Counts;
  chunks: number;
  /** CPU of the whole workerd, with what stands for D1, R2 and the disk in it. */
  cpuMs: number;
  /** In R2 from the seal to the deletion. */
  archivedBytes: number;
  /** In the object from the first chunk until it forgets. */
  objectBytes: number;
}

const cronEveryMs = 5 * 60_000;
/** Runs of the cron on a new deployment until it has nothing of its own left to do. */
const cronSettledAfter = 5;
/** An id is taken for 25 hours, and then its object forgets. */
const forgottenAfterMs = 27 * 3_600_000;
/** The demo account is on Enterprise, which keeps sessions for 180 days. */
const expiredAfterMs = 181 * 24 * 3_600_000;
/** An object that has had nothing to do for so long is evicted, and wakes with nothing in memory. */
const evictAfterMs = 10_000;
/** On the way from the page to the Worker. */
const transitMs = 100;

/**
 * Lives sessions through side by side: every recorded chunk at its time, the alarms, and when the plan's time is over the
 * sweep. Each session is the recorded one, under another id and by another visitor.
 * @param evicts whether objects leave memory between chunks as far apart as on Cloudflare; what that costs the machine
 * is no product's CPU, so who asks for that leaves it
 */
export async function liveThrough(
  edge: Edge,
  client: Client,
  visit: RecordedVisit,
  { sessions, evicts }: { sessions: number; evicts: boolean },
): Promise<Life> {
  const order = async (what: Order): Promise<Seen> => {
    const { body } = await client.send("POST", "/observer", Buffer.from(JSON.stringify(what)));
    const seen: Seen = JSON.parse(body);
    return seen;
  };
  // What the cron does for a new deployment and for nobody's sessions is not theirs.
  for (let run = 0; run < cronSettledAfter; run++) {
    await order({ kind: "cron", atMs: visit.startedAtMs - (cronSettledAfter - run) * cronEveryMs });
  }
  const { counts: before } = await order({ kind: "clock", nowMs: visit.startedAtMs });
  const cpuBeforeMs = edge.cpuMs();
  const own = Array.from({ length: sessions }, () => ({
    sessionId: makeSessionId(demo.websiteTag, visit.startedAtMs, randomText(randomBytes(16))),
    visitorId: makeVisitorId(randomText(randomBytes(16))),
  }));
  const sent = visit.posted.filter((posted) => posted.kind !== "sheet");
  const chunks = sent.filter((posted) => posted.kind === "chunk");
  let lastAtMs = visit.startedAtMs;
  for (const one of sent) {
    const sentAtMs = one.kind === "chunk" ? one.cutAtMs : one.saidAtMs;
    if (evicts && sentAtMs - lastAtMs >= evictAfterMs) await evict(edge, own);
    lastAtMs = sentAtMs;
    await order({ kind: "clock", nowMs: sentAtMs + transitMs });
    for (const visitor of own) {
      if (one.kind === "chunk") await postChunk(client, visit, visitor, one);
      else await postWord(client, visitor, one);
    }
  }
  while ((await order({ kind: "alarm", untilMs: lastAtMs + forgottenAfterMs })).fired);
  const bucket = await edge.miniflare.getR2Bucket("ARCHIVE");
  const archived = await bucket.list({ prefix: "s/" });
  if (archived.truncated || archived.objects.length < sessions)
    throw new Error("The sessions are not sealed.");

  const swept = await order({ kind: "cron", atMs: lastAtMs + expiredAfterMs });
  if ((await bucket.list({ prefix: "s/" })).objects.length > 0) throw new Error("The sweep left something.");
  const cpuMs = edge.cpuMs() - cpuBeforeMs;
  const idle = await order({ kind: "cron", atMs: lastAtMs + expiredAfterMs + cronEveryMs });
  const cronRun = difference(swept.counts, idle.counts);
  return {
    counts: shareOf(difference(cronRun, difference(before, swept.counts)), sessions),
    cronRun,
    chunks: chunks.length,
    cpuMs: cpuMs / sessions,
    archivedBytes: archived.objects.reduce((sum, { size }) => sum + size, 0) / sessions,
    objectBytes: swept.databaseBytes / sessions,
  };
}

interface Own {
  sessionId: SessionId;
  visitorId: VisitorId;
}

async function evict({ miniflare }: Edge, own: readonly Own[]): Promise<void> {
  const leave = async (kind: string, name: string): Promise<void> => {
    try {
      await miniflare.unsafeEvictDurableObject("worker", kind, { name });
    } catch (error) {
      // On a slow machine one has left by itself.
      if (!String(error).includes("not currently running")) throw error;
    }
  };
  for (const { sessionId } of own) await leave("SessionObject", `${demo.websiteId}:${sessionId}`);
  await leave("PresenceObject", demo.websiteId);
}

/** As the recorder does: a sheet that the reply asks for follows. */
async function postChunk(
  client: Client,
  visit: RecordedVisit,
  { sessionId, visitorId }: Own,
  { tabId, seq, frame }: PostedChunk,
): Promise<void> {
  const place = `${demo.siteKey}/${sessionId}/${tabId}/${seq}`;
  const { status, body } = await client.send("POST", `/v1/chunks/${place}`, ofVisitor(frame, visitorId));
  if (status !== 200) throw new Error(`${place} answered ${status}: ${body}`);
  const reply: { needAssets?: string[] } = JSON.parse(body);
  for (const hash of reply.needAssets ?? []) {
    const sheet = visit.posted.find((posted) => posted.kind === "sheet" && posted.hash === hash);
    if (sheet?.kind === "sheet")
      await client.send("POST", `/v1/assets/${demo.siteKey}/${hash}`, sheet.gzipped);
  }
}

async function postWord(client: Client, own: Own, { word }: PostedWord): Promise<void> {
  const body = Buffer.from(JSON.stringify({ ...word, ...own }));
  const { status, body: answer } = await client.send("POST", `/v1/presence/${demo.siteKey}`, body);
  if (status !== 200) throw new Error(`A word of presence answered ${status}: ${answer}`);
}

/** The frame as another visitor would have sent it. */
function ofVisitor(frame: Uint8Array, visitorId: VisitorId): Uint8Array {
  const read = readFrame(frame);
  if (!read.ok || read.header.visitorId === null) return frame;
  return encodeFrame({ ...read.header, visitorId }, read.body);
}
