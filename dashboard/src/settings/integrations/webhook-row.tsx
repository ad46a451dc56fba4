import { useState } from "react";
import { toast } from "sonner";
import type { Webhook } from "../../../../protocol/api-webhooks.ts";
import { useChange } from "../../api/use-change.ts";
import {
  changeWebhook,
  newWebhookSecret,
  removeWebhook,
  testWebhook,
  webhooksQuery,
} from "../../api/webhooks.ts";
import { Button } from "../../design/button.tsx";
import { Confirm } from "../../design/confirm.tsx";
import { formatDay } from "../../design/format.ts";
import { SwitchRow } from "../../design/switch-row.tsx";
import { Deliveries } from "./deliveries.tsx";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { eventWords, webhookState } from "./webhook-words.ts";

export const webhookRowClass = "min-h-24 py-3";

interface WebhookRowProps {
  websiteId: string;
  webhook: Webhook;
  onSecret: (secret: string) => void;
}

/** One address: what it is told of, how it does, and all that can be done with it. */
export function WebhookRow({ websiteId, webhook, onSecret }: WebhookRowProps) {
  const { webhookId, name, url, events, isEnabled } = webhook;
  const [open, setOpen] = useState<"log" | "edit" | "secret" | "remove" | null>(null);
  const query = webhooksQuery(websiteId);
  const switching = useChange({
    query,
    send: (next: boolean) => changeWebhook(websiteId, webhookId, { isEnabled: next }),
    expect: (kept, next) => ({
      webhooks: kept.webhooks.map((one) => (one.webhookId === webhookId ? { ...one, isEnabled: next } : one)),
    }),
    failed: `${name} stays as it was`,
  });
  const removing = useChange({
    query,
    send: () => removeWebhook(websiteId, webhookId),
    expect: (kept) => ({ webhooks: kept.webhooks.filter((one) => one.webhookId !== webhookId) }),
    done: () => `${name} is told no more`,
    failed: `${name} could not be removed`,
  });
  const testing = useChange({
    query,
    send: () => testWebhook(websiteId, webhookId),
    failed: "The test was not sent",
    onDone: () => {
      setOpen("log");
      toast(`A test is on its way to ${name}`);
    },
  });
  const renewing = useChange({
    query,
    send: () => newWebhookSecret(websiteId, webhookId),
    failed: "The secret stays as it was",
    onDone: ({ secret }) => onSecret(secret),
  });
  return (
    <li className={`flex flex-col gap-2 ${webhookRowClass}`}>
      <SwitchRow
        label={name}
        words={<span className="font-mono text-[12px] [overflow-wrap:anywhere]">{url}</span>}
        isOn={isEnabled}
        onChange={(next) => switching.mutate(next)}
      />
      <p className="text-muted">
        {events.map((event) => eventWords[event].label).join(", ")}
        <State webhook={webhook} />
      </p>
      <div className="-ml-3 flex flex-wrap">
        <Button look="quiet" disabled={testing.isPending} onClick={() => testing.mutate()}>
          Send a test
        </Button>
        <Button
          look="quiet"
          aria-expanded={open === "log"}
          onClick={() => setOpen(open === "log" ? null : "log")}
        >
          {open === "log" ? "Hide the log" : "Show the log"}
        </Button>
        <Button look="quiet" onClick={() => setOpen("edit")}>
          Change
        </Button>
        <Button look="quiet" onClick={() => setOpen("secret")}>
          New secret
        </Button>
        <Button look="quiet" onClick={() => setOpen("remove")}>
          Remove
        </Button>
      </div>
      {open === "log" && <Deliveries websiteId={websiteId} webhookId={webhookId} />}
      {open === "edit" && (
        <WebhookDialog websiteId={websiteId} webhook={webhook} onClose={() => setOpen(null)} />
      )}
      <Confirm
        title={`A new secret for ${name}?`}
        words="The one there is signs as well for a day, so that the receiver can be changed in peace."
        label="Make a new secret"
        isOpen={open === "secret"}
        onOpen={() => setOpen(null)}
        onConfirm={() => renewing.mutate()}
      />
      <Confirm
        title={`Remove ${name}?`}
        words="Nothing more is sent to it, and its log is gone."
        label="Remove the webhook"
        isOpen={open === "remove"}
        onOpen={() => setOpen(null)}
        onConfirm={() => removing.mutate()}
      />
    </li>
  );
}

function State({ webhook }: { webhook: Webhook }) {
  const { switchedOff, failingSince, oldSecretUntil } = webhook;
  const state = webhookState(webhook);
  return (
    <>
      {state === "switched_off" && switchedOff && (
        <span className="text-error">
          {" "}
          · switched off {formatDay(new Date(switchedOff.at))}: {switchedOff.why}
        </span>
      )}
      {state === "failing" && failingSince && (
        <span className="text-error"> · failing since {formatDay(new Date(failingSince))}</span>
      )}
      {state === "off" && " · off"}
      {oldSecretUntil && ` · the secret before signs until ${formatDay(new Date(oldSecretUntil))}`}
    </>
  );
}
