import { useMemo } from "react";
import type { ErrorPayload } from "../../../protocol/trouble-events.ts";
import { Notice } from "../design/notice.tsx";
import { type HappenedMoment, lastAtOrBefore, toldIn } from "./moments.ts";
import { type PlayerStore, usePlayerState } from "./player-state.ts";
import { SeekRow } from "./seek-row.tsx";

interface ErrorsPanelProps {
  moments: readonly HappenedMoment[];
  store: PlayerStore;
  onSeek: (tMs: number) => void;
}

/** Errors that nobody caught, with their stacks, and resources that did not load. */
export function ErrorsPanel({ moments, store, onSeek }: ErrorsPanelProps) {
  const errors = useMemo(
    () => moments.flatMap((moment) => (moment.kind === "error" ? [moment] : [])),
    [moments],
  );
  const resources = useMemo(() => toldIn(moments, "ph.resource-error"), [moments]);
  const current = usePlayerState(store, (state) => lastAtOrBefore(errors, state.tMs));
  if (errors.length + resources.length === 0)
    return (
      <Notice title="No errors">The page threw none that nobody caught, and no promise was rejected.</Notice>
    );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ol aria-label="Errors">
        {errors.map(({ key, tMs, error }, index) => (
          <li key={key}>
            <SeekRow
              tMs={tMs}
              isCurrent={index === current}
              onSeek={onSeek}
              more={<ErrorFacts error={error} />}
            >
              <span aria-hidden="true" className="shrink-0 text-small text-error">
                ▲
              </span>
              <span className="min-w-0 break-words font-medium text-error group-hover:underline">
                {error.message}
              </span>
              {error.count !== undefined && <span className="ml-auto text-muted">×{error.count}</span>}
            </SeekRow>
          </li>
        ))}
      </ol>
      {resources.length > 0 && (
        <>
          <h2 className="border-b border-line px-3 pb-1.5 pt-3 font-medium">What did not load</h2>
          <ol aria-label="Resources that did not load">
            {resources.map(({ key, tMs, payload }) => (
              <li key={key}>
                <SeekRow tMs={tMs} isCurrent={false} onSeek={onSeek}>
                  <span className="shrink-0 text-small text-muted">{payload.tagName || "resource"}</span>
                  <span className="min-w-0 break-all font-mono text-[12px]">{payload.url}</span>
                  {payload.status !== null && (
                    <span className="ml-auto shrink-0 text-small text-error">{payload.status}</span>
                  )}
                </SeekRow>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function ErrorFacts({ error }: { error: ErrorPayload }) {
  const { kind, source, line, column, stack, cause, isForeign } = error;
  return (
    <div className="pl-13">
      <p className="mt-1 text-small text-muted">
        {kind === "rejection" ? "Rejected promise" : "Uncaught error"}
        {source && <span className="break-all font-mono">{` · ${source}:${line}:${column}`}</span>}
      </p>
      {isForeign && (
        <p className="mt-1 text-small text-muted">
          Thrown by a script of another origin, of which the browser tells nothing more.
        </p>
      )}
      {cause && (
        <p className="mt-1 whitespace-pre-wrap break-words text-small text-muted">Because of: {cause}</p>
      )}
      {stack && (
        <pre className="mt-2 whitespace-pre-wrap break-all rounded-md bg-sunken p-2 font-mono text-small">
          {stack}
        </pre>
      )}
    </div>
  );
}
