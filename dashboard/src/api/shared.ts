import { queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { type Session, session } from "../../../protocol/api.ts";
import { type SharedSession, sharedLink, sharedSession } from "../../../protocol/api-shares.ts";
import type { AssetHash } from "../../../protocol/ids.ts";
import { getJson, request } from "./client.ts";
import { emptyTimelineMs, type Replay, type Stretch, type TailAnswer, tailAnswer } from "./replay.ts";
import { replayAnswer } from "./timeline-schema.ts";

/** A session as who has a public link to it is shown it. */

const pathOf = (token: string) => `/shared/${encodeURIComponent(token)}`;

/** Asked once: the server counts it as an opening. */
export const sharedLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ["shared-link", token],
    queryFn: ({ signal }) => getJson(pathOf(token), sharedLink, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a public link does not show. A player leaves out what is empty. */
const hidden: Omit<z.input<typeof session>, keyof SharedSession | "expiresAt"> = {
  sessionId: "",
  visitorId: "",
  pinnedAt: null,
  referrer: "",
  bytes: 0,
  chunkCount: 0,
  gapCount: 0,
  deviceModel: "",
  country: "",
};

const sharedAnswer = replayAnswer.extend({
  session: sharedSession.transform(
    (shown): Session => session.parse({ ...hidden, ...shown, expiresAt: shown.endedAt }),
  ),
});

export const sharedReplayQuery = (token: string) =>
  queryOptions({
    queryKey: ["shared-replay", token],
    queryFn: ({ signal }): Promise<Replay> => getJson(`${pathOf(token)}/timeline`, sharedAnswer, signal),
    refetchInterval: ({ state: { data } }) =>
      data?.session.status === "active" && data.timeline.tabs.length === 0 ? emptyTimelineMs : false,
    staleTime: 30_000,
  });

/** The frames of a stretch, without what says who the visitor is. */
export async function fetchSharedStretch(
  token: string,
  { n, offset, bytes }: Stretch,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const path = `${pathOf(token)}/segments/${n}?offset=${offset}&bytes=${bytes}`;
  return await (await request(path, { signal })).arrayBuffer();
}

export const fetchSharedTail = async (
  token: string,
  after: number,
  signal: AbortSignal,
): Promise<TailAnswer> =>
  await tailAnswer(await request(`${pathOf(token)}/tail?after=${after}`, { signal }), after);

export async function fetchSharedSheet(token: string, hash: AssetHash, signal: AbortSignal): Promise<string> {
  return await (await request(`${pathOf(token)}/sheets/${encodeURIComponent(hash)}`, { signal })).text();
}
