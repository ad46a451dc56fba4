import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { presenceQuery } from "../api/presence.ts";
import { useMay } from "../api/use-may.ts";
import { usePresence } from "../api/use-presence.ts";
import { settingsQuery } from "../api/website-settings.ts";
import { Failure } from "../design/failure.tsx";
import { formatCounted } from "../design/format.ts";
import { PageHeading } from "../design/page-heading.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { useNow } from "../design/use-now.ts";
import { VirtualRows } from "../design/virtual-rows.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { LiveRow } from "./live-row.tsx";
import { NobodyHere } from "./nobody-here.tsx";

const route = getRouteApi("/member/websites/$websiteId/live");
/** While the socket is away. */
const askEveryMs = 5_000;
const rowPx = 45;

/** Who is on the website now. */
export function LivePage() {
  const { websiteId } = route.useParams();
  useEffect(() => {
    document.title = "Live · Playhead";
  }, []);
  const told = usePresence(websiteId);
  const isTold = told !== null;
  const asked = useQuery({ ...presenceQuery(websiteId), refetchInterval: isTold ? false : askEveryMs });
  const settings = useQuery({ ...settingsQuery(websiteId), staleTime: 60_000, retry: false });
  const visitors = told ?? asked.data?.visitors ?? null;
  const mayInvite = useMay("write");
  const [invited, setInvited] = useState<LiveVisitor | null>(null);
  return (
    <>
      <PageHeading
        title="Live"
        words={
          <p className="text-muted" aria-live="polite">
            {visitors !== null && `${formatCounted(visitors.length, "visitor")} now`}
            {visitors !== null && !isTold && ", asked for every five seconds"}
          </p>
        }
      />
      <div className="flex min-h-0 flex-1 flex-col bg-surface">
        <People
          websiteId={websiteId}
          visitors={visitors}
          scope={asked.data?.scope ?? null}
          error={asked.error}
          onRetry={() => void asked.refetch()}
          conversationUrl={settings.data?.settings.links.conversationUrl ?? null}
          onInvite={mayInvite ? setInvited : null}
        />
      </div>
      {invited && <InviteDialog websiteId={websiteId} visitor={invited} onClose={() => setInvited(null)} />}
    </>
  );
}

interface PeopleProps {
  websiteId: string;
  visitors: readonly LiveVisitor[] | null;
  scope: "off" | "recorded" | "everyone" | null;
  error: Error | null;
  onRetry: () => void;
  conversationUrl: string | null;
  onInvite: ((visitor: LiveVisitor) => void) | null;
}

function People({ websiteId, visitors, scope, error, onRetry, conversationUrl, onInvite }: PeopleProps) {
  const nowMs = useNow(1_000).getTime();
  if (visitors === null)
    return error ? (
      <Failure title="Who is here could not be asked" error={error} onRetry={onRetry} />
    ) : (
      <SkeletonTable label="Loading who is here" rows={6} rowClass="h-11 border-b border-line px-5" />
    );
  if (visitors.length === 0)
    return scope === null ? null : <NobodyHere websiteId={websiteId} scope={scope} />;
  return (
    <VirtualRows
      rows={visitors}
      keyOf={({ visitorId }) => visitorId}
      rowPx={rowPx}
      label="Visitors on the website, newest first"
    >
      {(visitor) => (
        <LiveRow
          websiteId={websiteId}
          visitor={visitor}
          nowMs={nowMs}
          conversationUrl={conversationUrl}
          onInvite={onInvite}
        />
      )}
    </VirtualRows>
  );
}
