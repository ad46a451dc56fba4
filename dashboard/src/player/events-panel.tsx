import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { memo, useMemo, useState } from "react";
import { Button, buttonClass } from "../design/button.tsx";
import { ChoiceMenu } from "../design/choice-menu.tsx";
import { formatClock } from "../design/format.ts";
import { Notice } from "../design/notice.tsx";
import { SearchField } from "../design/search-field.tsx";
import { VirtualRows } from "../design/virtual-rows.tsx";
import { type EventRow, eventRows } from "./event-rows.ts";
import { MomentGlyph } from "./moment-glyph.tsx";
import { groupOf, type MomentGroup, momentGroups } from "./moment-groups.ts";
import { type HappenedMoment, lastAtOrBefore } from "./moments.ts";
import { type PlayerStore, usePlayerState } from "./player-state.ts";

interface EventsPanelProps {
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  onSeek: (tMs: number) => void;
}

const rowPx = 32;

/** What happened, in order. It follows the playhead until the person scrolls, and again when asked to. */
export function EventsPanel({ moments, store, onSeek }: EventsPanelProps) {
  const [wanted, setWanted] = useState("");
  const [group, setGroup] = useState<MomentGroup | "all">("all");
  const [follows, setFollows] = useState(true);
  const rows = useMemo(
    () => eventRows(moments, wanted, group === "all" ? null : group),
    [moments, wanted, group],
  );
  const current = usePlayerState(store, (state) => lastAtOrBefore(rows, state.tMs));
  const there = new Set(moments.map(groupOf));
  const choices: { value: MomentGroup | "all"; label: string }[] = [
    { value: "all", label: "All events" },
    ...momentGroups
      .filter(({ name }) => there.has(name) || name === group)
      .map(({ name, label }) => ({ value: name, label })),
  ];

  if (moments.length === 0)
    return <Notice title="Nothing happened in this tab">No page, click or error was recorded in it.</Notice>;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line pl-3 pr-1">
        <SearchField label="Find in events" value={wanted} onChange={setWanted} />
        <ChoiceMenu label="Kinds of events" value={group} choices={choices} onChange={setGroup}>
          <button type="button" className={buttonClass("quiet", "h-7 px-2")}>
            {choices.find(({ value }) => value === group)?.label}
            <ChevronDown className="size-3.5" aria-hidden="true" />
          </button>
        </ChoiceMenu>
      </div>
      {rows.length === 0 ? (
        <Notice
          title="No event says that"
          action={
            <Button
              onClick={() => {
                setWanted("");
                setGroup("all");
              }}
            >
              Show all events
            </Button>
          }
        >
          {wanted === "" ? "None of this kind" : `Nothing with “${wanted}”`} happened in this tab.
        </Notice>
      ) : (
        <VirtualRows
          rows={rows}
          keyOf={({ key }) => key}
          rowPx={rowPx}
          label="Events"
          inView={follows ? current : -1}
          onScrollByHand={() => setFollows(false)}
        >
          {(row, index) => <Row row={row} isCurrent={index === current} onSeek={onSeek} />}
        </VirtualRows>
      )}
      {!follows && (
        <Button
          className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-float"
          onClick={() => setFollows(true)}
        >
          Follow the playhead
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  row: EventRow;
  isCurrent: boolean;
  onSeek: (tMs: number) => void;
}

const Row = memo(function Row({ row, isCurrent, onSeek }: RowProps) {
  const { moment, words, count } = row;
  return (
    <button
      type="button"
      // As in the controls: Space stays with play and pause.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onSeek(row.tMs)}
      aria-current={isCurrent ? "true" : undefined}
      className={clsx(
        "flex h-8 w-full items-center gap-2 border-l-2 pl-3 pr-3 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2",
        isCurrent ? "border-accent bg-hover" : "border-transparent",
        moment.kind === "page" && "font-medium",
      )}
    >
      <span className="w-11 shrink-0 text-right text-muted">{formatClock(row.tMs)}</span>
      <MomentGlyph moment={moment} />
      <span
        className={clsx(
          "truncate",
          groupOf(moment) === "errors" && "text-error",
          moment.kind === "page" && "font-mono text-[12px]",
          moment.kind === "signal" && moment.signal.muted !== undefined && "text-muted",
        )}
        title={moment.kind === "page" ? moment.page.url : words}
      >
        {words}
      </span>
      {count > 1 && <span className="ml-auto shrink-0 text-muted">×{count}</span>}
    </button>
  );
});
