import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { type NewWebhook, newWebhook, type Webhook } from "../../../../protocol/api-webhooks.ts";
import { webhookEvents } from "../../../../protocol/webhook-events.ts";
import { useChange } from "../../api/use-change.ts";
import { addWebhook, changeWebhook, webhooksQuery } from "../../api/webhooks.ts";
import { Button } from "../../design/button.tsx";
import { Dialog, DialogActions } from "../../design/dialog.tsx";
import { Field } from "../../design/field.tsx";
import { eventWords } from "./webhook-words.ts";

interface WebhookDialogProps {
  websiteId: string;
  /** Null for a new one. */
  webhook: Webhook | null;
  onClose: () => void;
  /** Of a new one. */
  onSecret?: (made: { name: string; secret: string }) => void;
}

/** An address and what it is told of. */
export function WebhookDialog({ websiteId, webhook, onClose, onSecret }: WebhookDialogProps) {
  const form = useForm<NewWebhook>({
    resolver: zodResolver(newWebhook),
    defaultValues: webhook ?? { name: "", url: "", events: ["session.frustration"] },
  });
  const { errors } = form.formState;
  const saving = useChange({
    query: webhooksQuery(websiteId),
    send: async ({ name, url, events }: NewWebhook) => {
      if (webhook === null) return await addWebhook(websiteId, { name, url, events });
      await changeWebhook(websiteId, webhook.webhookId, { name, url, events });
      return null;
    },
    done: ({ name }) => (webhook === null ? `${name} is added` : `${name} is changed`),
    failed: "The webhook was not saved",
    onDone: (made, { name }) => {
      if (made !== null) onSecret?.({ name, secret: made.secret });
      onClose();
    },
  });
  return (
    <Dialog
      title={webhook === null ? "Add a webhook" : `Change ${webhook.name}`}
      isOpen
      onOpen={(isOpen) => !isOpen && onClose()}
    >
      <form
        noValidate
        onSubmit={form.handleSubmit((given) => saving.mutate(given))}
        className="flex flex-col gap-4"
      >
        <Field
          label="Name"
          placeholder="What receives it"
          error={errors.name && "A name of 1 to 100 characters."}
          {...form.register("name")}
        />
        <Field
          label="Address"
          type="url"
          autoComplete="off"
          placeholder="https://hooks.example/playhead"
          hint="Over https, on port 443 or 8443. Redirects are not followed."
          error={errors.url && "An https address of a public server."}
          {...form.register("url")}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 text-muted">Told of</legend>
          {webhookEvents.map((event) => (
            <label key={event} className="flex items-start gap-2.5">
              <input
                type="checkbox"
                value={event}
                className="mt-0.5 size-4 accent-(--ink)"
                {...form.register("events")}
              />
              <span>
                <span className="block font-medium">{eventWords[event].label}</span>
                <span className="block text-muted">{eventWords[event].words}</span>
              </span>
            </label>
          ))}
          {errors.events && <p className="text-small text-error">Choose at least one.</p>}
        </fieldset>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={saving.isPending}>
            {saving.isPending ? "Saving…" : "Save"}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
