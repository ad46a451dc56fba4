import { queryOptions } from "@tanstack/react-query";
import { type BulkTags, bulkTagged, tagList } from "../../../protocol/api-tags.ts";
import { getJson, postForJson, request } from "./client.ts";

const websitePath = (websiteId: string) => `/websites/${encodeURIComponent(websiteId)}`;

/** The tags of a website's sessions. */
export const tagsQuery = (websiteId: string) =>
  queryOptions({
    queryKey: ["tags", websiteId],
    queryFn: ({ signal }) => getJson(`${websitePath(websiteId)}/tags`, tagList, signal),
    staleTime: 60_000,
  });

/** @returns ids of those that are there and were tagged */
export const tagSessions = async (websiteId: string, change: BulkTags): Promise<string[]> =>
  (await postForJson(`${websitePath(websiteId)}/sessions/tags`, change, bulkTagged)).sessionIds;

/** Puts a tag on one session, or takes it off. */
export async function setTag(sessionId: string, tag: string, isOn: boolean): Promise<void> {
  const path = `/replay/${encodeURIComponent(sessionId)}/tags/${encodeURIComponent(tag)}`;
  await request(path, { method: isOn ? "PUT" : "DELETE" });
}
