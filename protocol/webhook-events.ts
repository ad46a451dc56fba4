/** What a webhook can be told of. `test` comes when a member asks for it, whatever a webhook listens to. */
export const webhookEvents = ["session.completed", "session.frustration", "error.new"] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Events as a row keeps them, divided by spaces; what is none is left out. */
export const parseWebhookEvents = (text: string): WebhookEvent[] => {
  const said = text.split(" ");
  return webhookEvents.filter((event) => said.includes(event));
};
