import { queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import type { completeness, Session } from "../../../protocol/api.ts";
import type { AssetHash } from "../../../protocol/ids.ts";
import type { Timeline } from "../../../protocol/timeline.ts";
import { getJson, putJson, request } from "./client.ts";
import { replayAnswer } from "./timeline-schema.ts";

/** What the player knows before it has loaded any event. */
export interface Replay {
  session: Session;
  /** Null: not known. */
  completeness: z.infer<typeof completeness> | null;
  timeline: Timeline;
}

const pathOf = (sessionId: string) => `/replay/${encodeURIComponent(sessionId)}`;

/** A session of which nothing can be shown yet is asked for again so often; a player asks when it hears of something. */
export const emptyTimelineMs = 2_000;

export const replayQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["replay", sessionId],
    queryFn: ({ signal }): Promise<Replay> => getJson(`${pathOf(sessionId)}/timeline`, replayAnswer, signal),
    refetchInterval: ({ state: { data } }) =>
      data?.session.status === "active" && data.timeline.tabs.length === 0 ? emptyTimelineMs : false,
    staleTime: 30_000,
  });

/** @param wrong whether signals like it are no problem on the website; false takes that back */
export const putVerdict = (sessionId: string, signalId: string, wrong: boolean): Promise<void> =>
  putJson(`${pathOf(sessionId)}/signals/${encodeURIComponent(signalId)}/verdict`, { wrong });

/** Frames behind one another in a segment. */
export interface Stretch {
  n: number;
  offset: number;
  bytes: number;
}

export async function fetchStretch(
  sessionId: string,
  { n, offset, bytes }: Stretch,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const headers = { range: `bytes=${offset}-${offset + bytes - 1}` };
  const response = await request(`${pathOf(sessionId)}/segments/${n}`, { signal, headers });
  const body = await response.arrayBuffer();
  // A cache on the way may answer with the whole.
  return response.status === 206 ? body : body.slice(offset, offset + bytes);
}

export interface TailAnswer {
  /** Frames that arrived after the number asked for; empty when nothing did. */
  bytes: ArrayBuffer;
  /** Pass as `after` next time. */
  arrival: number;
}

/** @param after arrival number of the last answer, 0 at first */
export async function fetchTail(sessionId: string, after: number, signal: AbortSignal): Promise<TailAnswer> {
  return await tailAnswer(await request(`${pathOf(sessionId)}/tail?after=${after}`, { signal }), after);
}

/** All of the tail, without its visitor's browser being asked to send more often. */
export async function glanceAtTail(sessionId: string, signal: AbortSignal): Promise<TailAnswer> {
  return await tailAnswer(await request(`${pathOf(sessionId)}/tail?watches=false`, { signal }), 0);
}

/** @param after what was asked for, where the answer does not say how far it goes */
export async function tailAnswer(response: Response, after: number): Promise<TailAnswer> {
  const arrival = Number(response.headers.get("playhead-arrival") ?? after);
  return { bytes: await response.arrayBuffer(), arrival: Number.isFinite(arrival) ? arrival : after };
}

/** A socket on which a live session is told; `protocol/live.ts` says what is said on it. */
export function openLiveSocket(sessionId: string): WebSocket {
  const url = new URL(`/api${pathOf(sessionId)}/live`, location.href);
  url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url);
}

/** CSS text of a content-addressed style sheet. */
export async function fetchSheet(websiteId: string, hash: AssetHash, signal: AbortSignal): Promise<string> {
  const path = `/websites/${encodeURIComponent(websiteId)}/assets/${encodeURIComponent(hash)}`;
  const response = await request(path, { signal });
  return await response.text();
}
