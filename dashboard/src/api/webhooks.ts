import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  deliveryList,
  deliveryMade,
  type NewWebhook,
  type WebhookChange,
  webhook,
  webhookList,
  webhookMade,
} from "../../../protocol/api-webhooks.ts";
import { deleteJson, getJson, postForJson, sendForJson } from "./client.ts";
import { searchOf } from "./search-of.ts";

const pathOf = (websiteId: string, rest = ""): string =>
  `/websites/${encodeURIComponent(websiteId)}/webhooks${rest}`;

export const webhooksQuery = (websiteId: string) =>
  queryOptions({
    queryKey: ["webhooks", websiteId],
    queryFn: ({ signal }) => getJson(pathOf(websiteId), webhookList, signal),
  });
/** Its secret comes this once. */
export const addWebhook = (websiteId: string, given: NewWebhook) =>
  postForJson(pathOf(websiteId), given, webhookMade);
export const changeWebhook = (websiteId: string, webhookId: string, change: WebhookChange) =>
  sendForJson("PATCH", pathOf(websiteId, `/${webhookId}`), change, webhook);
export const removeWebhook = (websiteId: string, webhookId: string): Promise<void> =>
  deleteJson(pathOf(websiteId, `/${webhookId}`));
export const testWebhook = (websiteId: string, webhookId: string) =>
  postForJson(pathOf(websiteId, `/${webhookId}/test`), {}, deliveryMade);
/** The one before signs as well for a day. */
export const newWebhookSecret = (websiteId: string, webhookId: string) =>
  postForJson(pathOf(websiteId, `/${webhookId}/secret`), {}, webhookMade);

export const deliveriesQuery = (websiteId: string, webhookId: string) =>
  infiniteQueryOptions({
    queryKey: ["deliveries", websiteId, webhookId],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        pathOf(websiteId, `/${webhookId}/deliveries${searchOf({ cursor: pageParam, limit: "20" })}`),
        deliveryList,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // A try is a matter of seconds, and so is what one waits for.
    refetchInterval: 3_000,
  });
export const deliverAgain = (websiteId: string, webhookId: string, deliveryId: string) =>
  postForJson(pathOf(websiteId, `/${webhookId}/deliveries/${deliveryId}/again`), {}, deliveryMade);
