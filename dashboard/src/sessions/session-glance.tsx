import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import type { Session } from "../../../protocol/api.ts";
import type { TimelineSignal } from "../../../protocol/timeline.ts";
import { replayQuery } from "../api/replay.ts";
import { RowGlance } from "../design/row-glance.tsx";
import { kindsIn, signalWords } from "../design/signal-looks.ts";
import { SignalIcon } from "../design/signal-shape.tsx";

/** On a row under the pointer: what its first page is called, and why the strongest of its signals is one. */
export function SessionGlance({ session, children }: { session: Session; children: ReactElement }) {
  return (
    <RowGlance
      content={<Glance session={session} />}
      restMs={600}
      alignOffset={140}
      className="w-96 max-w-[calc(100vw-1rem)] px-3 py-2 max-md:hidden"
    >
      {children}
    </RowGlance>
  );
}

function Glance({ session }: { session: Session }) {
  const { data, error } = useQuery(replayQuery(session.sessionId));
  if (!data) return <p className="text-muted">{error?.message ?? "Looking…"}</p>;
  const [first] = data.timeline.pages;
  const strongest = strongestOf(data.timeline.signals ?? []);
  return (
    <>
      <p className="truncate font-medium">{first?.title || "A page without a title"}</p>
      {strongest ? (
        <div className="mt-1 flex gap-2">
          <span className="mt-0.5">
            <SignalIcon kind={strongest.kind} />
          </span>
          <p className="min-w-0">
            {signalWords(strongest.kind)}
            {strongest.element && (
              <span className="text-muted"> · {strongest.element.text || strongest.element.selector}</span>
            )}
            <span className="block text-muted">{strongest.evidence}</span>
          </p>
        </div>
      ) : (
        <p className="mt-1 text-muted">No sign of a struggle.</p>
      )}
    </>
  );
}

/** The first of the kind that says most, a severe one before a mild one. */
export function strongestOf(signals: readonly TimelineSignal[]): TimelineSignal | null {
  const counting = signals.filter(({ muted }) => muted === undefined);
  const counts = Object.fromEntries(counting.map(({ kind }) => [kind, 1]));
  const [most] = kindsIn(counts);
  const ofKind = counting.filter(({ kind }) => kind === most?.kind);
  return ofKind.find(({ severity }) => severity === "severe") ?? ofKind[0] ?? null;
}
