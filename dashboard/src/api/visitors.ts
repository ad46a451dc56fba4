import { infiniteQueryOptions } from "@tanstack/react-query";
import { visitorSeen } from "../../../protocol/api-visitors.ts";
import { getJson } from "./client.ts";
import { searchOf } from "./search-of.ts";

const pathOf = (websiteId: string, visitorId: string) =>
  `/websites/${encodeURIComponent(websiteId)}/visitors/${encodeURIComponent(visitorId)}`;

/** A visitor and their sessions, the newest first; each page tells the visitor anew. */
export const visitorQuery = (websiteId: string, visitorId: string) =>
  infiniteQueryOptions({
    queryKey: ["visitor", websiteId, visitorId],
    queryFn: ({ pageParam, signal }) =>
      getJson(`${pathOf(websiteId, visitorId)}${searchOf({ cursor: pageParam })}`, visitorSeen, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Where all that is kept of the visitor can be had as a file. */
export const visitorExportAddress = (websiteId: string, visitorId: string): string =>
  `/api${pathOf(websiteId, visitorId)}/export`;
