import { LinksPart } from "./links-part.tsx";
import { WebhooksPart } from "./webhooks-part.tsx";

/** Where a session leads to, and who is told of it. */
export function IntegrationsSection({ websiteId }: { websiteId: string }) {
  return (
    <>
      <LinksPart />
      <WebhooksPart websiteId={websiteId} />
    </>
  );
}
