import { useQuery } from "@tanstack/react-query";
import type { SilencedSignalList } from "../../../../protocol/api-signals.ts";
import { useChange } from "../../api/use-change.ts";
import { useMay } from "../../api/use-may.ts";
import { hearAgain, silencedQuery } from "../../api/website-settings.ts";
import { Button } from "../../design/button.tsx";
import { Failure } from "../../design/failure.tsx";
import { formatRelative } from "../../design/format.ts";
import { Section } from "../../design/section.tsx";
import { signalWords } from "../../design/signal-looks.ts";
import { SignalIcon } from "../../design/signal-shape.tsx";
import { SkeletonTable } from "../../design/skeleton.tsx";
import { useNow } from "../../design/use-now.ts";

const silencedRowClass = "min-h-14 py-2";

/** Elements whose signals count for nothing. */
export function SilencedPart({ websiteId }: { websiteId: string }) {
  const { data, error, refetch } = useQuery(silencedQuery(websiteId));
  const silenced = data?.silenced ?? [];
  return (
    <Section
      title="Silenced elements"
      words="Members have said that these are no problem, or most sessions have shown it. Their signals stay in the timeline, muted."
    >
      {error && <Failure title="The list could not be read" error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <SkeletonTable label="Loading what is silenced" rows={2} rowClass={silencedRowClass} />
      )}
      {data && silenced.length === 0 && (
        <p className="text-muted">
          Nothing is silenced. In the player, “Not a problem” beside a signal silences it here.
        </p>
      )}
      {silenced.length > 0 && (
        <ul aria-label="Silenced elements" className="-my-2 divide-y divide-line">
          {silenced.map((one) => (
            <SilencedRow key={`${one.kind} ${one.element}`} websiteId={websiteId} silenced={one} />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface SilencedRowProps {
  websiteId: string;
  silenced: SilencedSignalList["silenced"][number];
}

function SilencedRow({ websiteId, silenced }: SilencedRowProps) {
  const { kind, element, by, why, saidBy, saidAt } = silenced;
  const now = useNow(30_000);
  const mayWrite = useMay("write");
  const hearing = useChange({
    query: silencedQuery(websiteId),
    send: () => hearAgain(websiteId, { kind, element }),
    expect: (kept) => ({
      silenced: kept.silenced.filter((one) => one.kind !== kind || one.element !== element),
    }),
    done: () => `${signalWords(kind)} is heard again there`,
    failed: "It stays silenced",
  });
  return (
    <li className={`flex flex-wrap items-center gap-x-4 gap-y-1 ${silencedRowClass}`}>
      <div className="min-w-48 flex-1">
        <p className="flex items-center gap-2 font-medium">
          <SignalIcon kind={kind} isMuted />
          {signalWords(kind)}
        </p>
        <p className="truncate font-mono text-[12px] text-muted" title={element}>
          {element}
        </p>
      </div>
      <span className="max-w-72 text-muted">
        {by === "learned" ? why : saidBy}
        {saidAt !== null && `, ${formatRelative(new Date(saidAt), now)}`}
      </span>
      {by === "member" ? (
        <Button
          look="quiet"
          disabled={!mayWrite}
          title={mayWrite ? undefined : "Members take their word back; viewers do not."}
          onClick={() => hearing.mutate()}
        >
          Hear again
        </Button>
      ) : (
        <span className="px-3 text-muted" title="It is heard again by itself when sessions show otherwise.">
          learned
        </span>
      )}
    </li>
  );
}
