import { useInfiniteQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import type { Delivery } from "../../../../protocol/api-webhooks.ts";
import { useChange } from "../../api/use-change.ts";
import { deliverAgain, deliveriesQuery } from "../../api/webhooks.ts";
import { Button } from "../../design/button.tsx";
import { Failure } from "../../design/failure.tsx";
import { formatMoment, formatRelative } from "../../design/format.ts";
import { SkeletonTable } from "../../design/skeleton.tsx";
import { useNow } from "../../design/use-now.ts";
import { deliveryWords, eventWords } from "./webhook-words.ts";

interface DeliveriesProps {
  websiteId: string;
  webhookId: string;
}

const stateWords: Record<Delivery["state"], { label: string; className: string }> = {
  waiting: { label: "waiting", className: "text-muted" },
  delivered: { label: "delivered", className: "text-live" },
  failed: { label: "failed", className: "text-error" },
};

/** What was sent to a webhook and what it answered, the newest first; renewed while it is looked at. */
export function Deliveries({ websiteId, webhookId }: DeliveriesProps) {
  const query = deliveriesQuery(websiteId, webhookId);
  const list = useInfiniteQuery(query);
  const now = useNow(1_000);
  const again = useChange({
    query,
    send: (deliveryId: string) => deliverAgain(websiteId, webhookId, deliveryId),
    done: () => "It is sent again",
    failed: "It was not sent again",
  });
  const deliveries = list.data?.pages.flatMap((page) => page.deliveries) ?? [];
  if (list.error && !list.data)
    return (
      <Failure title="The log could not be read" error={list.error} onRetry={() => void list.refetch()} />
    );
  if (!list.data) return <SkeletonTable label="Loading the log" rows={3} rowClass="h-10" />;
  return (
    <div className="rounded-md border border-line bg-sunken px-3">
      {deliveries.length === 0 && <p className="py-3 text-muted">Nothing was sent in the last seven days.</p>}
      <ul aria-label="Deliveries" className="divide-y divide-line">
        {deliveries.map((delivery) => (
          <li
            key={delivery.deliveryId}
            className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-0.5 py-1"
          >
            <span className={clsx("w-20", stateWords[delivery.state].className)}>
              {stateWords[delivery.state].label}
            </span>
            <span className="font-medium">{eventWords[delivery.event].label}</span>
            <span className="min-w-40 flex-1 text-muted">
              {deliveryWords(delivery)}
              {delivery.nextAttemptAt !== null &&
                delivery.attempts > 0 &&
                `, next try ${formatMoment(new Date(delivery.nextAttemptAt))}`}
            </span>
            <time
              className="text-muted"
              dateTime={delivery.createdAt}
              title={formatMoment(new Date(delivery.createdAt))}
            >
              {formatRelative(new Date(delivery.createdAt), now)}
            </time>
            <Button
              look="quiet"
              className="h-7 px-2"
              disabled={delivery.state === "waiting" || again.isPending}
              onClick={() => again.mutate(delivery.deliveryId)}
            >
              Send again
            </Button>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button look="quiet" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Load older ones
        </Button>
      )}
    </div>
  );
}
