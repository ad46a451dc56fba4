import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { TimelineTab } from "../../../protocol/timeline.ts";
import { notesQuery } from "../api/notes.ts";
import { planQuery } from "../api/plan.ts";
import type { Replay } from "../api/replay.ts";
import { Failure } from "../design/failure.tsx";
import { useIsMember } from "../replay/replay-access.ts";
import { sessionClock } from "../replay/session-clock.ts";
import type { ListSearch, PanelName, PlayerSearch } from "../url-state.ts";
import { beginAt } from "./begin-at.ts";
import { Controls } from "./controls.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { momentsOf, signalFrom } from "./moments.ts";
import { Panels } from "./panels.tsx";
import { PlayerHeader } from "./player-header.tsx";
import { usePlayerState } from "./player-state.ts";
import { PlayerStill } from "./player-still.tsx";
import { SessionActions } from "./session-actions.tsx";
import type { SessionStretch } from "./session-stretch.ts";
import { Stage } from "./stage.tsx";
import { TabPicker } from "./tab-picker.tsx";
import type { StillBox } from "./timeline-hover.tsx";
import { TimelineView } from "./timeline-view.tsx";
import { useCommands } from "./use-commands.ts";
import { useJumps } from "./use-jumps.ts";
import { usePlayer } from "./use-player.ts";

interface PlayerViewProps {
  websiteId: string;
  replay: Replay;
  /** The one to watch. */
  tab: TimelineTab;
  publicOrigin: string;
  search: PlayerSearch;
  listSearch: ListSearch;
  /** Replaces the URL's state. */
  onSearch: (change: (search: PlayerSearch) => PlayerSearch) => void;
}

export function PlayerView({
  websiteId,
  replay,
  tab,
  publicOrigin,
  search,
  listSearch,
  onSearch,
}: PlayerViewProps) {
  const { session, timeline } = replay;
  const isLive = session.status === "active";
  const clock = useMemo(() => sessionClock(timeline), [timeline]);
  const moments = useMemo(() => momentsOf(timeline, tab, clock), [timeline, tab, clock]);
  const { store, playback, source, frame } = usePlayer({
    replay,
    tabId: tab.tabId,
    frameOrigin: publicOrigin,
    ...beginAt(search, isLive, clock, moments),
  });
  const isMember = useIsMember();
  const plan = useQuery({ ...planQuery, enabled: isMember });
  const notes = useQuery({ ...notesQuery(session.sessionId), enabled: isMember });
  // What a plan lacks, a public link's timeline does not have either.
  const hasNetwork = plan.data?.hasNetwork ?? true;
  const problem = usePlayerState(store, (state) => state.problem);
  const screen = useRef<HTMLDivElement>(null);
  const [helpIsOpen, setHelpIsOpen] = useState(false);
  const [stretch, setStretch] = useState<SessionStretch | null>(null);

  const jumps = useJumps(store, playback, moments, clock.durationMs, (tMs) =>
    onSearch(({ live: _, ...search }) => ({ ...search, t: Math.round(tMs / 100) / 10 })),
  );
  const { seek, toggle } = jumps;
  const fullscreen = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void screen.current?.requestFullscreen();
  };
  const choosePanel = (panel: PanelName) =>
    onSearch(({ panel: _, ...rest }) => (panel === "events" ? rest : { ...rest, panel }));
  useCommands((command) => {
    switch (command.type) {
      case "toggle":
        return toggle();
      case "step":
        return seek(store.get().tMs + command.byMs);
      case "speed":
        return playback?.setSpeed(command.speed);
      case "fullscreen":
        return fullscreen();
      case "signal":
        return jumps.toSignal(command.to);
      case "event":
        return jumps.toEvent(command.to);
      case "start":
        return seek(0);
      case "last-minutes":
        return jumps.toLastMinutes();
      case "note":
        return choosePanel("notes");
      case "help":
        return setHelpIsOpen(true);
    }
  });

  const still =
    source &&
    ((tMs: number | null, box: StillBox) => (
      <PlayerStill {...{ store, source, replay, tab, publicOrigin, tMs, box }} />
    ));

  const linkTo = (tMs: number) => {
    const url = new URL(location.pathname, location.origin);
    url.searchParams.set("t", String(Math.round(tMs / 100) / 10));
    if (search.tab) url.searchParams.set("tab", search.tab);
    return url.href;
  };

  return (
    <>
      <PlayerHeader websiteId={websiteId} session={session} listSearch={listSearch}>
        <TabPicker
          timeline={timeline}
          clock={clock}
          tab={tab}
          onTab={(tabId) => onSearch((search) => ({ ...search, tab: tabId }))}
        />
        {isMember && (
          <SessionActions
            session={session}
            moments={moments}
            store={store}
            tabId={search.tab ?? null}
            stretch={stretch}
            listSearch={listSearch}
            linkTo={linkTo}
            onNote={() => choosePanel("notes")}
          />
        )}
      </PlayerHeader>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <div ref={screen} className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface max-md:flex-[3]">
          {problem === null ? (
            <Stage
              frame={frame}
              publicOrigin={publicOrigin}
              websiteId={session.websiteId}
              store={store}
              isLive={isLive}
              onToggle={toggle}
            />
          ) : (
            <div className="min-h-0 flex-1 overflow-y-auto">
              <Failure title="The replay stopped" error={problem} onRetry={() => location.reload()} />
            </div>
          )}
          <div className="border-t border-line">
            <TimelineView
              replay={replay}
              tab={tab}
              clock={clock}
              moments={moments}
              store={store}
              notes={notes.data?.notes ?? []}
              stretch={stretch}
              onStretch={setStretch}
              onSeek={seek}
              still={still}
            />
            <Controls
              store={store}
              playback={playback}
              durationMs={clock.durationMs}
              isLive={isLive}
              onToggle={toggle}
              onFullscreen={fullscreen}
              nextSignalMs={(tMs) => signalFrom(moments, tMs, "next")}
              onNextSignal={() => jumps.toSignal("next")}
              onLastMinutes={jumps.toLastMinutes}
              onHelp={() => setHelpIsOpen(true)}
              linkTo={linkTo}
            />
          </div>
        </div>
        <section
          aria-label="What happened"
          className="flex min-h-0 w-90 shrink-0 flex-col border-line bg-surface md:border-l md:max-xl:w-72 max-md:w-full max-md:flex-[2] max-md:border-t"
        >
          <Panels
            panel={search.panel ?? "events"}
            onPanel={choosePanel}
            replay={replay}
            hasNetwork={hasNetwork}
            moments={moments}
            store={store}
            onSeek={seek}
          />
        </section>
      </div>
      <KeysHelp isOpen={helpIsOpen} onOpen={setHelpIsOpen} />
    </>
  );
}
