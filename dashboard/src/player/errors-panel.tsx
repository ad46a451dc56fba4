import { formatClock } from "../design/format.ts";
import { Notice } from "../design/notice.tsx";
import type { HappenedMoment } from "./moments.ts";

interface ErrorsPanelProps {
  moments: readonly HappenedMoment[];
  onSeek: (tMs: number) => void;
}

export function ErrorsPanel({ moments, onSeek }: ErrorsPanelProps) {
  const errors = moments.flatMap((moment) => (moment.kind === "error" ? [moment] : []));
  if (errors.length === 0)
    return (
      <Notice title="No errors">The page threw none that nobody caught, and no promise was rejected.</Notice>
    );
  return (
    <ol aria-label="Errors" className="min-h-0 flex-1 overflow-y-auto">
      {errors.map(({ key, tMs, error }) => (
        <li key={key} className="border-b border-line px-3 py-2.5">
          <button
            type="button"
            onClick={() => onSeek(tMs)}
            className="flex w-full items-baseline gap-2 text-left hover:underline"
          >
            <span className="shrink-0 text-muted">{formatClock(tMs)}</span>
            <span aria-hidden="true" className="shrink-0 text-small text-error">
              ▲
            </span>
            <span className="min-w-0 break-words font-medium text-error">{error.message}</span>
          </button>
          <p className="mt-1 text-small text-muted">
            {error.kind === "rejection" ? "Rejected promise" : "Uncaught error"}
            {error.source && (
              <span className="break-all font-mono">
                {` · ${error.source}:${error.line}:${error.column}`}
              </span>
            )}
          </p>
          {error.stack && (
            <pre className="mt-2 whitespace-pre-wrap break-all rounded-md bg-sunken p-2 font-mono text-small">
              {error.stack}
            </pre>
          )}
        </li>
      ))}
    </ol>
  );
}
