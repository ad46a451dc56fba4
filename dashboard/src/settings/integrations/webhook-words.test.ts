import { expect, it } from "vitest";
import type { Delivery, Webhook } from "../../../../protocol/api-webhooks.ts";
import { deliveryWords, webhookState } from "./webhook-words.ts";

const webhook: Webhook = {
  webhookId: "whk_1",
  name: "Chat",
  url: "https://hooks.example/1",
  events: ["session.frustration"],
  isEnabled: true,
  createdAt: "2026-11-21T10:00:00.000Z",
  switchedOff: null,
  failingSince: null,
  oldSecretUntil: null,
};
const delivery: Delivery = {
  deliveryId: "dlv_1",
  event: "test",
  sessionId: null,
  createdAt: "2026-11-21T10:00:00.000Z",
  state: "waiting",
  attempts: 0,
  lastAttemptAt: null,
  status: null,
  durationMs: null,
  problem: "",
  nextAttemptAt: null,
};

it("a webhook's worst state is the one that is told", () => {
  const at = "2026-11-21T10:00:00.000Z";
  expect(webhookState(webhook)).toBe("working");
  expect(webhookState({ ...webhook, failingSince: at })).toBe("failing");
  expect(webhookState({ ...webhook, isEnabled: false, failingSince: at })).toBe("off");
  const off = { ...webhook, isEnabled: false, switchedOff: { at, why: "It failed for three days." } };
  expect(webhookState(off)).toBe("switched_off");
});

it("a delivery tells its answer, or why there was none", () => {
  expect(deliveryWords(delivery)).toBe("about to be sent");
  expect(deliveryWords({ ...delivery, attempts: 1, status: 204, durationMs: 80 })).toBe(
    "answered 204 in 80 ms",
  );
  expect(deliveryWords({ ...delivery, attempts: 3, problem: "No answer within 10 s." })).toBe(
    "No answer within 10 s., attempt 3",
  );
});
