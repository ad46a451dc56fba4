import { clsx } from "clsx";
import { useMemo, useState } from "react";
import type { ConsolePayload } from "../../../protocol/trouble-events.ts";
import { Notice } from "../design/notice.tsx";
import { SearchField } from "../design/search-field.tsx";
import { VirtualRows } from "../design/virtual-rows.tsx";
import { type HappenedMoment, lastAtOrBefore, toldIn } from "./moments.ts";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import { SeekRow } from "./seek-row.tsx";

interface ConsolePanelProps {
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  onSeek: (tMs: number) => void;
}

const rowPx = 38;

const levelClass: Record<ConsolePayload["level"], string> = {
  error: "text-error",
  warn: "font-medium",
  info: "text-muted",
  log: "text-muted",
  debug: "text-muted",
};

/** What the page wrote to the browser's console. */
export function ConsolePanel({ moments, store, onSeek }: ConsolePanelProps) {
  const [wanted, setWanted] = useState("");
  const lines = useMemo(() => toldIn(moments, "ph.console"), [moments]);
  const rows = useMemo(() => {
    const sought = wanted.trim().toLowerCase();
    return lines.filter(({ payload }) => payload.args.join(" ").toLowerCase().includes(sought));
  }, [lines, wanted]);
  const current = usePlayerState(store, (state) => lastAtOrBefore(rows, state.tMs));
  if (lines.length === 0)
    return (
      <Notice title="Nothing in the console">
        The page wrote no line of the levels that this website records.
      </Notice>
    );
  return (
    <>
      <div className="flex h-10 shrink-0 items-center border-b border-line px-3">
        <SearchField label="Find in the console" value={wanted} onChange={setWanted} />
      </div>
      {rows.length === 0 && <Notice title="No line says that">Nothing with “{wanted}” was written.</Notice>}
      <VirtualRows rows={rows} keyOf={({ key }) => key} rowPx={rowPx} label="Console">
        {({ tMs, payload }, index) => (
          <SeekRow
            tMs={tMs}
            isCurrent={index === current}
            onSeek={onSeek}
            more={
              payload.stack !== "" && (
                <details className="mt-1 pl-13">
                  <summary className="cursor-pointer text-small text-muted">Where it was called</summary>
                  <pre className="mt-1 whitespace-pre-wrap break-all font-mono text-small text-muted">
                    {payload.stack}
                  </pre>
                </details>
              )
            }
          >
            <span className={clsx("w-10 shrink-0 text-small", levelClass[payload.level])}>
              {payload.level}
            </span>
            <span className="min-w-0 whitespace-pre-wrap break-words font-mono text-[12px]">
              {payload.args.join(" ")}
            </span>
          </SeekRow>
        )}
      </VirtualRows>
    </>
  );
}
