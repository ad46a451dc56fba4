import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import type { Session } from "../../../protocol/api.ts";
import type { TimelineTab } from "../../../protocol/timeline.ts";
import { meQuery } from "../api/account.ts";
import { ApiError } from "../api/client.ts";
import { type Replay, replayQuery } from "../api/replay.ts";
import { Failure } from "../design/failure.tsx";
import { nameOf } from "../design/format.ts";
import { Notice } from "../design/notice.tsx";
import { memberAccess, ReplayAccessProvider } from "../replay/replay-access.ts";
import { chooseTab, newestTab } from "../replay/session-clock.ts";
import { type PlayerSearch, parseListSearch } from "../url-state.ts";
import { PlayerHeader } from "./player-header.tsx";
import { PlayerView } from "./player-view.tsx";

const route = getRouteApi("/member/websites/$websiteId/sessions/$sessionId");

export function PlayerPage() {
  const { websiteId, sessionId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const replay = useQuery(replayQuery(sessionId));
  const access = useMemo(() => memberAccess(websiteId, sessionId), [websiteId, sessionId]);
  const listSearch = parseListSearch({ ...search });
  const visitor = replay.data ? nameOf(replay.data.session) : "Session";
  useEffect(() => {
    document.title = `${visitor} · Playhead`;
  }, [visitor]);

  const tab = replay.data ? tabToWatch(replay.data, search) : null;

  if (replay.data && tab)
    return (
      <ReplayAccessProvider value={access}>
        <PlayerView
          key={sessionId}
          websiteId={websiteId}
          replay={replay.data}
          tab={tab}
          publicOrigin={me.publicOrigin}
          search={search}
          listSearch={listSearch}
          onSearch={(change: (search: PlayerSearch) => PlayerSearch) =>
            void navigate({ search: change, replace: true })
          }
        />
      </ReplayAccessProvider>
    );
  return (
    <>
      <PlayerHeader websiteId={websiteId} session={replay.data?.session ?? null} listSearch={listSearch} />
      <Absent
        session={replay.data?.session ?? null}
        error={replay.error}
        onRetry={() => void replay.refetch()}
      />
    </>
  );
}

/** Who watches what happens now follows the visitor from tab to tab. */
function tabToWatch({ session, timeline }: Replay, { live, tab }: PlayerSearch): TimelineTab | null {
  const follows = live && tab === undefined && session.status === "active";
  return follows ? newestTab(timeline) : chooseTab(timeline, tab);
}

interface AbsentProps {
  /** Known, yet without any event. */
  session: Session | null;
  error: Error | null;
  onRetry: () => void;
}

function Absent({ session, error, onRetry }: AbsentProps) {
  if (session !== null)
    return (
      <Notice title="Nothing to replay yet">
        {session.status === "active"
          ? "The visit's first events are on their way."
          : "No event of this session has been kept."}
      </Notice>
    );
  if (error === null)
    return (
      <div role="status" aria-label="Loading the session" className="flex flex-1 p-3">
        <div className="flex-1 animate-wait rounded-md bg-sunken" />
      </div>
    );
  if (error instanceof ApiError && error.status === 404)
    return (
      <Notice role="alert" title="There is no such session">
        It was erased, its time to be kept has run out, or the link belongs to another organisation.
      </Notice>
    );
  return <Failure title="The session could not be loaded" error={error} onRetry={onRetry} />;
}
