import {
  deliveryList,
  deliveryMade,
  deliveryQuery,
  newWebhook,
  webhook,
  webhookChange,
  webhookList,
  webhookMade,
} from "../api-webhooks.ts";
import { jsonOf, type Operation } from "./operation.ts";

const common = { topic: "Webhooks", scope: "admin" } as const;
const all = "/api/websites/{websiteId}/webhooks";
const one = `${all}/{webhookId}`;

const ofWebhooks: Operation[] = [
  {
    ...common,
    method: "get",
    path: all,
    id: "listWebhooks",
    summary: "List a website's webhooks",
    answers: { 200: jsonOf("The webhooks, without their secrets.", webhookList) },
  },
  {
    ...common,
    method: "post",
    path: all,
    id: "makeWebhook",
    summary: "Make a webhook",
    details:
      "What it is told of is posted to it as JSON (`webhookBody` in `protocol/api-webhooks.ts`), signed in the header `Playhead-Signature`, and up to eight times within a day until it answers with a 2xx.",
    body: { description: "Where to, and what of.", type: "application/json", schema: newWebhook },
    answers: { 201: jsonOf("The webhook and its secret.", webhookMade) },
  },
  {
    ...common,
    method: "patch",
    path: one,
    id: "changeWebhook",
    summary: "Change a webhook, or switch it off or on",
    body: { description: "What is to be other.", type: "application/json", schema: webhookChange },
    answers: { 200: jsonOf("As it is now.", webhook) },
  },
  {
    ...common,
    method: "delete",
    path: one,
    id: "removeWebhook",
    summary: "Remove a webhook and its log",
    answers: { 204: { description: "It is told nothing more." } },
  },
  {
    ...common,
    method: "post",
    path: `${one}/secret`,
    id: "changeWebhookSecret",
    summary: "Make a new secret for a webhook",
    details: "For a day deliveries carry a signature by the old one as well.",
    answers: { 200: jsonOf("The webhook and its new secret.", webhookMade) },
  },
];

const ofDeliveries: Operation[] = [
  {
    ...common,
    method: "post",
    path: `${one}/test`,
    id: "testWebhook",
    summary: "Send a test to a webhook",
    answers: { 202: jsonOf("What came of it, the log says.", deliveryMade) },
  },
  {
    ...common,
    method: "get",
    path: `${one}/deliveries`,
    id: "listDeliveries",
    summary: "List what a webhook was sent",
    query: deliveryQuery,
    answers: { 200: jsonOf("A page of deliveries.", deliveryList) },
    refusals: ["cursor_invalid"],
  },
  {
    ...common,
    method: "post",
    path: `${one}/deliveries/{deliveryId}/again`,
    id: "sendDeliveryAgain",
    summary: "Send a delivery again",
    details: "With the same id and body, signed anew.",
    answers: { 202: jsonOf("What came of it, the log says.", deliveryMade) },
  },
];

export const webhookOperations: Operation[] = [...ofWebhooks, ...ofDeliveries];
