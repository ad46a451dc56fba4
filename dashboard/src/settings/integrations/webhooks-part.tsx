import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { maxWebhooks } from "../../../../protocol/api-webhooks.ts";
import { useMay } from "../../api/use-may.ts";
import { webhooksQuery } from "../../api/webhooks.ts";
import { Button } from "../../design/button.tsx";
import { CopyText } from "../../design/copy-text.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Failure } from "../../design/failure.tsx";
import { Section } from "../../design/section.tsx";
import { SkeletonTable } from "../../design/skeleton.tsx";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { WebhookRow, webhookRowClass } from "./webhook-row.tsx";

/** Who is told of sessions, as they happen. */
export function WebhooksPart({ websiteId }: { websiteId: string }) {
  const mayChange = useMay("admin");
  const { data, error, refetch } = useQuery({ ...webhooksQuery(websiteId), enabled: mayChange });
  const [isAdding, setIsAdding] = useState(false);
  const [secret, setSecret] = useState<{ name: string; secret: string } | null>(null);
  const webhooks = data?.webhooks ?? [];
  if (!mayChange)
    return (
      <Section title="Webhooks" words="Owners and admins see and change to whom sessions are told.">
        <p className="text-muted">Ask one of them for a webhook.</p>
      </Section>
    );
  return (
    <Section
      title="Webhooks"
      words="Signed and sent to an address of yours, tried again for a day while it does not answer."
      action={
        <Button
          disabled={!data || webhooks.length >= maxWebhooks}
          title={webhooks.length >= maxWebhooks ? `A website has at most ${maxWebhooks}.` : undefined}
          onClick={() => setIsAdding(true)}
        >
          Add a webhook
        </Button>
      }
    >
      {error && (
        <Failure title="The webhooks could not be read" error={error} onRetry={() => void refetch()} />
      )}
      {!data && !error && <SkeletonTable label="Loading the webhooks" rows={2} rowClass={webhookRowClass} />}
      {data && webhooks.length === 0 && (
        <p className="text-muted">
          Nobody is told yet. Add an address to be told of struggle within seconds.
        </p>
      )}
      {webhooks.length > 0 && (
        <ul aria-label="Webhooks" className="-my-2 divide-y divide-line">
          {webhooks.map((webhook) => (
            <WebhookRow
              key={webhook.webhookId}
              websiteId={websiteId}
              webhook={webhook}
              onSecret={(made) => setSecret({ name: webhook.name, secret: made })}
            />
          ))}
        </ul>
      )}
      {isAdding && (
        <WebhookDialog
          websiteId={websiteId}
          webhook={null}
          onClose={() => setIsAdding(false)}
          onSecret={setSecret}
        />
      )}
      <Dialog
        title={`The secret of ${secret?.name ?? ""}`}
        words="Every delivery is signed with it. It is shown this once."
        isOpen={secret !== null}
        onOpen={(isOpen) => !isOpen && setSecret(null)}
      >
        {secret && <CopyText label="the secret" text={secret.secret} />}
      </Dialog>
    </Section>
  );
}
