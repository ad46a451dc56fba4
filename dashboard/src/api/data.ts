import { queryOptions } from "@tanstack/react-query";
import { erasureReceipt } from "../../../protocol/api.ts";
import { importReceipt } from "../../../protocol/api-replay.ts";
import { getJson, request, sendForJson } from "./client.ts";

/** @param file of ours or a plain list of rrweb events, gzipped or not */
export async function importSession(websiteId: string, file: Blob) {
  const answer = await request(`/websites/${encodeURIComponent(websiteId)}/import`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: file,
  });
  return importReceipt.parse(await answer.json());
}

/** All sessions of a visitor or a contact. The receipt says what is gone; `receiptQuery` tells the rest. */
export const eraseSubject = (websiteId: string, kind: "visitor" | "contact", id: string) =>
  sendForJson(
    "DELETE",
    `/websites/${encodeURIComponent(websiteId)}/${kind}s/${encodeURIComponent(id)}`,
    undefined,
    erasureReceipt,
  );

/** Asked for again until the erasure is through. */
export const receiptQuery = (receiptId: string) =>
  queryOptions({
    queryKey: ["erasure", receiptId],
    queryFn: ({ signal }) => getJson(`/erasures/${encodeURIComponent(receiptId)}`, erasureReceipt, signal),
    refetchInterval: ({ state }) => (state.data?.completedAt === null ? 2_000 : false),
  });
