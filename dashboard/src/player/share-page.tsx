import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import type { SharedLink } from "../../../protocol/api-shares.ts";
import { parseTabId } from "../../../protocol/ids.ts";
import { ApiError } from "../api/client.ts";
import { sharedLinkQuery, sharedReplayQuery } from "../api/shared.ts";
import { Failure } from "../design/failure.tsx";
import { formatClock, formatMoment } from "../design/format.ts";
import { Notice } from "../design/notice.tsx";
import { ReplayAccessProvider, sharedAccess } from "../replay/replay-access.ts";
import { chooseTab } from "../replay/session-clock.ts";
import type { PlayerSearch } from "../url-state.ts";
import { PlayerView } from "./player-view.tsx";

const route = getRouteApi("/share/$token");

/** One session for who has a public link to it, without sign-in. */
export function SharePage() {
  const { token } = route.useParams();
  const link = useQuery(sharedLinkQuery(token));
  useEffect(() => {
    document.title = "A shared visit · Playhead";
  }, []);
  return (
    <main className="flex h-dvh flex-col">
      {link.data ? (
        <SharedPlayer token={token} link={link.data} />
      ) : (
        <Waiting error={link.error} onRetry={() => void link.refetch()} />
      )}
    </main>
  );
}

function SharedPlayer({ token, link }: { token: string; link: SharedLink }) {
  const asked = route.useSearch();
  const navigate = route.useNavigate();
  const replay = useQuery(sharedReplayQuery(token));
  const access = useMemo(() => sharedAccess(token), [token]);
  const search = withLink(asked, link);
  const tab = replay.data ? chooseTab(replay.data.timeline, search.tab) : null;
  if (!replay.data) return <Waiting error={replay.error} onRetry={() => void replay.refetch()} />;
  if (!tab)
    return (
      <Notice title="Nothing to replay yet">
        No event of this visit has been kept, or none has come yet.
      </Notice>
    );
  return (
    <ReplayAccessProvider value={access}>
      <PlayerView
        websiteId={replay.data.session.websiteId}
        replay={replay.data}
        tab={tab}
        publicOrigin={link.publicOrigin}
        search={search}
        listSearch={{}}
        onSearch={(change: (search: PlayerSearch) => PlayerSearch) =>
          void navigate({ search: (before) => change(withLink(before, link)), replace: true })
        }
      />
      <p className="shrink-0 border-t border-line bg-surface px-3 py-1.5 text-small text-muted">
        Shared from Playhead{stretchWords(link)}. The link opens until{" "}
        <time dateTime={link.expiresAt}>{formatMoment(new Date(link.expiresAt))}</time>.
      </p>
    </ReplayAccessProvider>
  );
}

/** The link's moment, as long as the address says no other. */
function withLink(search: PlayerSearch, { atMs, tabId }: SharedLink): PlayerSearch {
  const tab = tabId === null ? null : parseTabId(tabId);
  return { ...(atMs > 0 && { t: atMs / 1_000 }), ...(tab !== null && { tab }), ...search };
}

const stretchWords = ({ atMs, toMs }: SharedLink): string =>
  toMs === null || toMs <= atMs ? "" : `: look at ${formatClock(atMs)} to ${formatClock(toMs)}`;

function Waiting({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (error === null)
    return (
      <div role="status" aria-label="Loading the visit" className="flex flex-1 p-3">
        <div className="flex-1 animate-wait rounded-md bg-sunken" />
      </div>
    );
  if (error instanceof ApiError && error.status === 404)
    return (
      <Notice role="alert" title="This link opens nothing">
        It is wrong or over, it was taken back, or what it led to was erased. Ask whoever gave it to you for
        another.
      </Notice>
    );
  return <Failure title="The visit could not be loaded" error={error} onRetry={onRetry} />;
}
