import { clsx } from "clsx";
import { useMemo, useState } from "react";
import type { RequestPayload } from "../../../protocol/trouble-events.ts";
import { formatBytes, formatMs, pathOf } from "../design/format.ts";
import { Notice } from "../design/notice.tsx";
import { SearchField } from "../design/search-field.tsx";
import { VirtualRows } from "../design/virtual-rows.tsx";
import { type HappenedMoment, lastAtOrBefore, toldIn } from "./moments.ts";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import { SeekRow } from "./seek-row.tsx";

interface NetworkPanelProps {
  /** Whether the website's plan has it. */
  isInPlan: boolean;
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  onSeek: (tMs: number) => void;
}

const rowPx = 58;

/** Requests that failed or were slow, or all of them, as the website has chosen. */
export function NetworkPanel({ isInPlan, moments, store, onSeek }: NetworkPanelProps) {
  const [wanted, setWanted] = useState("");
  const requests = useMemo(() => toldIn(moments, "ph.request"), [moments]);
  const rows = useMemo(() => {
    const sought = wanted.trim().toLowerCase();
    return requests.filter(({ payload }) => wordsOf(payload).toLowerCase().includes(sought));
  }, [requests, wanted]);
  const current = usePlayerState(store, (state) => lastAtOrBefore(rows, state.tMs));
  if (!isInPlan)
    return (
      <Notice title="Not in this website's plan">
        Requests are shown from the plan Enterprise on. What was recorded of them appears here once the plan
        has them.
      </Notice>
    );
  if (requests.length === 0)
    return (
      <Notice title="No requests to show">
        None failed or was slow, and this website records no others unless its settings say so.
      </Notice>
    );
  return (
    <>
      <div className="flex h-10 shrink-0 items-center border-b border-line px-3">
        <SearchField label="Find in requests" value={wanted} onChange={setWanted} />
      </div>
      {rows.length === 0 && (
        <Notice title="No request says that">Nothing with “{wanted}” was asked for.</Notice>
      )}
      <VirtualRows rows={rows} keyOf={({ key }) => key} rowPx={rowPx} label="Requests">
        {({ tMs, payload }, index) => (
          <SeekRow
            tMs={tMs}
            isCurrent={index === current}
            onSeek={onSeek}
            more={
              <p className="flex gap-3 pl-13 text-small text-muted">
                <span>{payload.kind}</span>
                <span>{formatMs(payload.durationMs)}</span>
                {payload.bytes !== null && <span>{formatBytes(payload.bytes)}</span>}
              </p>
            }
          >
            <span className="shrink-0 text-small text-muted">{payload.method}</span>
            <span className="min-w-0 truncate font-mono text-[12px]" title={payload.url}>
              {pathOf(payload.url)}
            </span>
            <span
              className={clsx(
                "ml-auto shrink-0 text-small",
                payload.outcome === "failed" ? "text-error" : "text-muted",
              )}
            >
              {payload.status ?? payload.outcome}
            </span>
          </SeekRow>
        )}
      </VirtualRows>
    </>
  );
}

const wordsOf = ({ method, url, status, outcome }: RequestPayload): string =>
  `${method} ${url} ${status ?? outcome}`;
