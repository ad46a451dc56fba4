import { queryOptions } from "@tanstack/react-query";
import { type NewShare, type ShareMade, shareList, shareMade } from "../../../protocol/api-shares.ts";
import { deleteJson, getJson, postForJson } from "./client.ts";

const pathOf = (sessionId: string) => `/replay/${encodeURIComponent(sessionId)}/shares`;

/** Public links to a session that still open. */
export const sharesQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["shares", sessionId],
    queryFn: ({ signal }) => getJson(pathOf(sessionId), shareList, signal),
  });

export const makeShare = (sessionId: string, given: NewShare): Promise<ShareMade> =>
  postForJson(pathOf(sessionId), given, shareMade);

export const endShare = (sessionId: string, shareId: string): Promise<void> =>
  deleteJson(`${pathOf(sessionId)}/${encodeURIComponent(shareId)}`);
