import { clsx } from "clsx";
import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import type { Replay } from "../api/replay.ts";
import { formatCount } from "../design/format.ts";
import { useIsMember } from "../replay/replay-access.ts";
import type { PanelName } from "../url-state.ts";
import { ConsolePanel } from "./console-panel.tsx";
import { ConversationPanel } from "./conversation-panel.tsx";
import { ErrorsPanel } from "./errors-panel.tsx";
import { EventsPanel } from "./events-panel.tsx";
import { type HappenedMoment, signalsIn, toldIn } from "./moments.ts";
import { NetworkPanel } from "./network-panel.tsx";
import { NotesPanel } from "./notes-panel.tsx";
import { PagePanel } from "./page-panel.tsx";
import type { PlayerStore } from "./player-state.ts";
import { SignalsPanel } from "./signals-panel.tsx";

interface PanelsProps {
  panel: PanelName;
  onPanel: (panel: PanelName) => void;
  replay: Replay;
  hasNetwork: boolean;
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  onSeek: (tMs: number) => void;
}

interface Panel {
  value: PanelName;
  label: string;
  /** Beside the label, when it is not 0. */
  count: number;
  content: ReactNode;
}

export function Panels({ panel, onPanel, replay, hasNetwork, moments, store, onSeek }: PanelsProps) {
  const seen = { moments, store, onSeek };
  const talk = toldIn(moments, "ph.prompt").length + toldIn(moments, "ph.conversation").length;
  const signals = signalsIn(moments).filter(({ signal }) => signal.muted === undefined);
  const isMember = useIsMember();
  const { session } = replay;
  const requests: Panel = {
    value: "network",
    label: "Network",
    count: hasNetwork ? toldIn(moments, "ph.request").length : 0,
    content: <NetworkPanel {...seen} isInPlan={hasNetwork} />,
  };
  const ofMembers: readonly Panel[] = [
    { value: "conversation", label: "Conversation", count: talk, content: <ConversationPanel {...seen} /> },
    {
      value: "notes",
      label: "Notes",
      count: session.noteCount,
      content: <NotesPanel session={session} store={store} onSeek={onSeek} />,
    },
  ];
  const panels: readonly Panel[] = [
    { value: "events", label: "Events", count: 0, content: <EventsPanel {...seen} /> },
    {
      value: "console",
      label: "Console",
      count: toldIn(moments, "ph.console").length,
      content: <ConsolePanel {...seen} />,
    },
    // Whether the plan has none or there were none, who has a link need not know.
    ...(isMember || requests.count > 0 ? [requests] : []),
    {
      value: "errors",
      label: "Errors",
      count: moments.filter(({ kind }) => kind === "error").length,
      content: <ErrorsPanel {...seen} />,
    },
    {
      value: "signals",
      label: "Signals",
      count: signals.length,
      content: <SignalsPanel {...seen} session={session} />,
    },
    { value: "page", label: "Page", count: 0, content: <PagePanel {...seen} replay={replay} /> },
    ...(isMember ? ofMembers : []),
  ];
  return (
    <Tabs.Root
      value={panel}
      onValueChange={(next) => {
        const choice = panels.find(({ value }) => value === next);
        if (choice) onPanel(choice.value);
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Tabs.List aria-label="Panels" className="flex shrink-0 flex-wrap gap-0.5 border-b border-line p-1.5">
        {panels.map(({ value, label, count }) => (
          <Tabs.Trigger
            key={value}
            value={value}
            className="flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-muted transition-colors hover:text-ink data-[state=active]:bg-hover data-[state=active]:text-ink focus-visible:-outline-offset-2"
          >
            {label}
            {count > 0 && (
              <span className={clsx(value === "errors" ? "text-error" : "text-muted")}>
                {formatCount(count)}
              </span>
            )}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {panels.map(({ value, content }) => (
        <Tabs.Content
          key={value}
          value={value}
          className="flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden focus-visible:-outline-offset-2"
        >
          {content}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
