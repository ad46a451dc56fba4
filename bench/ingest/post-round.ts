import { randomBytes } from "node:crypto";
import { makeSessionId, randomText } from "../../protocol/ids.ts";
import { demo } from "../../scripts/demo.ts";
import type { Client } from "../edge/client.ts";
import type { Edge } from "../edge/start-edge.ts";
import type { PostedChunk, PostedSheet } from "../visit/recorder-sink.ts";

export interface Round {
  /** Of the whole workerd process, user and system. */
  cpuMsPerChunk: number;
  chunksPerSecond: number;
}

/** A page that did not live to see an acknowledgement makes the next one send again: here each place comes once. */
export function eachOnce(chunks: readonly PostedChunk[]): PostedChunk[] {
  return [...new Map(chunks.map((chunk) => [`${chunk.tabId} ${chunk.seq}`, chunk])).values()];
}

/** Posts the session `sessions` times, each under a new id, some at once, a session's chunks one after another. */
export async function postRound(
  edge: Edge,
  client: Client,
  chunks: readonly PostedChunk[],
  { sessions, atOnce }: { sessions: number; atOnce: number },
): Promise<Round> {
  const cpuBeforeMs = edge.cpuMs();
  const beganAtMs = performance.now();
  let left = sessions;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await postSession(client, chunks);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const count = sessions * chunks.length;
  return {
    cpuMsPerChunk: (edge.cpuMs() - cpuBeforeMs) / count,
    chunksPerSecond: (1_000 * count) / (performance.now() - beganAtMs),
  };
}

/** The website's style sheets, which every visitor but the first finds known. */
export async function postSheets(client: Client, sheets: readonly PostedSheet[]): Promise<void> {
  for (const { hash, gzipped } of sheets) await post(client, `/v1/assets/${demo.siteKey}/${hash}`, gzipped);
}

async function postSession(client: Client, chunks: readonly PostedChunk[]): Promise<void> {
  const sessionId = makeSessionId(demo.websiteTag, Date.now(), randomText(randomBytes(16)));
  for (const { tabId, seq, frame } of chunks) {
    await post(client, `/v1/chunks/${demo.siteKey}/${sessionId}/${tabId}/${seq}`, frame);
  }
}

async function post(client: Client, path: string, body: Uint8Array): Promise<void> {
  const { status, body: text } = await client.send("POST", path, body);
  if (status !== 200 && status !== 204) throw new Error(`${path} answered ${status}: ${text}`);
}
