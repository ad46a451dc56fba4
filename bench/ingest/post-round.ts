import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { makeSessionId, randomText, type SessionId } from "../../protocol/ids.ts";
import { demo } from "../../scripts/demo.ts";
import type { Client } from "../edge/client.ts";
import type { Edge } from "../edge/start-edge.ts";
import type { PostedChunk, PostedSheet } from "../visit/recorder-sink.ts";

export interface Burst {
  /** Of the whole workerd process, user and system. */
  cpuMsPerChunk: number;
  chunksPerSecond: number;
}

/** Sessions that begin, and the same sessions once they are open. */
export interface Round {
  first: Burst;
  further: Burst;
}

/** What a Worker does after it has answered is over by then. */
const settledAfterMs = 200;

/** A page that did not live to see an acknowledgement makes the next one send again: here each place comes once. */
export function eachOnce(chunks: readonly PostedChunk[]): PostedChunk[] {
  return [...new Map(chunks.map((chunk) => [`${chunk.tabId} ${chunk.seq}`, chunk])).values()];
}

/** Posts the chunks as those of `sessions` new sessions, some at once: of all the first chunk, then of all the others. */
export async function postRound(
  edge: Edge,
  client: Client,
  chunks: readonly PostedChunk[],
  { sessions, atOnce }: { sessions: number; atOnce: number },
): Promise<Round> {
  const ids = Array.from({ length: sessions }, () =>
    makeSessionId(demo.websiteTag, Date.now(), randomText(randomBytes(16))),
  );
  const burst = async (some: readonly PostedChunk[]): Promise<Burst> => {
    const cpuBeforeMs = edge.cpuMs();
    const beganAtMs = performance.now();
    const left = [...ids];
    const lane = async (): Promise<void> => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) await postChunks(client, id, some);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    const tookMs = performance.now() - beganAtMs;
    await sleep(settledAfterMs);
    const count = sessions * some.length;
    return {
      cpuMsPerChunk: (edge.cpuMs() - cpuBeforeMs) / count,
      chunksPerSecond: (1_000 * count) / tookMs,
    };
  };
  return { first: await burst(chunks.slice(0, 1)), further: await burst(chunks.slice(1)) };
}

/** The website's style sheets, which every visitor but the first finds known. */
export async function postSheets(client: Client, sheets: readonly PostedSheet[]): Promise<void> {
  for (const { hash, gzipped } of sheets) await post(client, `/v1/assets/${demo.siteKey}/${hash}`, gzipped);
}

async function postChunks(
  client: Client,
  sessionId: SessionId,
  chunks: readonly PostedChunk[],
): Promise<void> {
  for (const { tabId, seq, frame } of chunks) {
    await post(client, `/v1/chunks/${demo.siteKey}/${sessionId}/${tabId}/${seq}`, frame);
  }
}

async function post(client: Client, path: string, body: Uint8Array): Promise<void> {
  const { status, body: text } = await client.send("POST", path, body);
  if (status !== 200 && status !== 204) throw new Error(`${path} answered ${status}: ${text}`);
}
