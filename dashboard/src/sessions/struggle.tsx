import type { Session } from "../../../protocol/api.ts";
import { formatCounted } from "../design/format.ts";
import { kindsIn, signalWords } from "../design/signal-looks.ts";
import { SignalIcon } from "../design/signal-shape.tsx";

const shownKinds = 2;

/** "Rage click ×2" of a session's signals, all of them. */
const allWords = ({ frustration, signalCounts }: Session): string =>
  [
    `Frustration ${frustration} of 100`,
    ...kindsIn(signalCounts).map(({ kind, count }) =>
      formatCounted(count, signalWords(kind), signalWords(kind)),
    ),
  ].join("\n");

/** How much a visitor struggled, and by what most. */
export function Struggle({ session }: { session: Session }) {
  const kinds = strugglesOf(session);
  return (
    <span
      data-struggle
      className="flex min-w-0 items-center gap-2 text-muted max-md:hidden"
      title={kinds.length > 0 ? allWords(session) : undefined}
    >
      {kinds.length > 0 && <Score session={session} />}
      {kinds.slice(0, shownKinds).map(({ kind, count }) => (
        <span key={kind} className="flex min-w-0 items-center gap-1 last:shrink-[2]">
          <SignalIcon kind={kind} />
          <span className="truncate max-xl:hidden">
            {signalWords(kind)}
            {count > 1 && ` ×${count}`}
          </span>
        </span>
      ))}
    </span>
  );
}

/** On a phone, behind the visitor's name. */
export function SmallStruggle({ session }: { session: Session }) {
  const [first] = strugglesOf(session);
  if (first === undefined) return null;
  return (
    <span className="ml-2 inline-flex items-center gap-1 font-normal text-muted md:hidden">
      <SignalIcon kind={first.kind} />
      {session.frustration}
    </span>
  );
}

/** A click on plain content alone is no struggle, and is told in the tooltip. */
const strugglesOf = ({ hasFrustration, signalCounts }: Session) =>
  hasFrustration ? kindsIn(signalCounts).filter(({ kind }) => kind !== "plainClick") : [];

function Score({ session }: { session: Session }) {
  return (
    <span className="w-5 shrink-0 text-right text-ink">
      <span className="sr-only">Frustration </span>
      {session.frustration}
    </span>
  );
}
