import { Tabs } from "radix-ui";
import type { Session } from "../../../protocol/api.ts";
import { formatCount } from "../design/format.ts";
import type { PanelName } from "../url-state.ts";
import { ErrorsPanel } from "./errors-panel.tsx";
import { EventsPanel } from "./events-panel.tsx";
import { type HappenedMoment, signalsIn } from "./moments.ts";
import { PagePanel } from "./page-panel.tsx";
import type { PlayerStore } from "./player-state.ts";
import { SignalsPanel } from "./signals-panel.tsx";

interface PanelsProps {
  panel: PanelName;
  onPanel: (panel: PanelName) => void;
  session: Session;
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  onSeek: (tMs: number) => void;
}

const contentClass =
  "flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden focus-visible:-outline-offset-2";

export function Panels({ panel, onPanel, session, moments, store, onSeek }: PanelsProps) {
  const errorCount = moments.filter((moment) => moment.kind === "error").length;
  const signalCount = signalsIn(moments).filter(({ signal }) => signal.muted === undefined).length;
  const choices: readonly { value: PanelName; label: string; count: number | null }[] = [
    { value: "events", label: "Events", count: moments.length },
    { value: "signals", label: "Signals", count: signalCount },
    { value: "errors", label: "Errors", count: errorCount },
    { value: "page", label: "Page", count: null },
  ];
  return (
    <Tabs.Root
      value={panel}
      onValueChange={(next) => {
        const choice = choices.find(({ value }) => value === next);
        if (choice) onPanel(choice.value);
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Tabs.List aria-label="Panels" className="flex h-10 shrink-0 gap-4 border-b border-line px-3">
        {choices.map(({ value, label, count }) => (
          <Tabs.Trigger
            key={value}
            value={value}
            className="-mb-px flex items-center gap-1.5 border-b-2 border-transparent text-muted transition-colors hover:text-ink data-[state=active]:border-ink data-[state=active]:text-ink focus-visible:-outline-offset-2"
          >
            {label}
            {count !== null && count > 0 && (
              <span className={value === "errors" ? "text-error" : "text-muted"}>{formatCount(count)}</span>
            )}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value="events" className={contentClass}>
        <EventsPanel moments={moments} store={store} onSeek={onSeek} />
      </Tabs.Content>
      <Tabs.Content value="signals" className={contentClass}>
        <SignalsPanel session={session} moments={moments} store={store} onSeek={onSeek} />
      </Tabs.Content>
      <Tabs.Content value="errors" className={contentClass}>
        <ErrorsPanel moments={moments} onSeek={onSeek} />
      </Tabs.Content>
      <Tabs.Content value="page" className={contentClass}>
        <PagePanel session={session} moments={moments} store={store} />
      </Tabs.Content>
    </Tabs.Root>
  );
}
