import type { Delivery, Webhook } from "../../../../protocol/api-webhooks.ts";
import type { WebhookEvent } from "../../../../protocol/webhook-events.ts";

export const eventWords: Record<WebhookEvent | "test", { label: string; words: string }> = {
  "session.completed": { label: "Session completed", words: "Five minutes after its last event." },
  "session.frustration": { label: "Frustration", words: "About two seconds after a struggle." },
  "error.new": { label: "New error", words: "The first time an error is seen." },
  test: { label: "Test", words: "Asked for by a member." },
};

export type WebhookState = "off" | "switched_off" | "failing" | "working";

/** How a webhook does, the worst first. */
export function webhookState(webhook: Webhook): WebhookState {
  if (webhook.switchedOff !== null) return "switched_off";
  if (!webhook.isEnabled) return "off";
  return webhook.failingSince === null ? "working" : "failing";
}

/** What became of a delivery, in a line. */
export function deliveryWords(delivery: Delivery): string {
  const answer = delivery.status === null ? delivery.problem : `answered ${delivery.status}`;
  const took = delivery.durationMs === null ? "" : ` in ${delivery.durationMs} ms`;
  const tries = delivery.attempts > 1 ? `, attempt ${delivery.attempts}` : "";
  if (delivery.attempts === 0) return "about to be sent";
  return `${answer}${took}${tries}`;
}
