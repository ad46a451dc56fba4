import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatClock, formatCounted } from "../design/format.ts";
import { kindsIn, signalWords } from "../design/signal-looks.ts";
import { SignalIcon } from "../design/signal-shape.tsx";
import type { VisitorSums } from "./visitor-sums.ts";

const shownPages = 8;

interface VisitorHabitsProps {
  websiteId: string;
  visitorId: string;
  sums: VisitorSums;
}

/** Where the visitor struggled and what they looked at; a number leads to the sessions behind it. */
export function VisitorHabits({ websiteId, visitorId, sums }: VisitorHabitsProps) {
  const kinds = kindsIn(sums.signalCounts);
  const rest = sums.pages.length - shownPages;
  return (
    <>
      <Part title="Signals">
        {kinds.length === 0 && <li className="text-muted">No sign of a struggle.</li>}
        {kinds.map(({ kind, count }) => (
          <li key={kind} className="flex items-center gap-2">
            <SignalIcon kind={kind} />
            {/* A click on plain content is told, and is nothing that one filters by. */}
            {kind === "plainClick" ? (
              <span>{signalWords(kind)}</span>
            ) : (
              <Link
                to="/websites/$websiteId/sessions"
                params={{ websiteId }}
                search={{ visitorId, signal: kind, range: "90d" }}
                className="underline decoration-line-strong underline-offset-2 hover:decoration-ink"
                title="The sessions of the last 90 days that had it"
              >
                {signalWords(kind)}
              </Link>
            )}
            <span className="ml-auto text-muted">×{count}</span>
          </li>
        ))}
      </Part>
      <Part title="Pages">
        {sums.pages.length === 0 && <li className="text-muted">Told when a session is over.</li>}
        {sums.pages.slice(0, shownPages).map(({ path, views, seconds }) => (
          <li key={path} className="flex items-baseline gap-2">
            <span className="truncate font-mono text-[12px]" title={path}>
              {path}
            </span>
            <span
              className="ml-auto shrink-0 text-muted"
              title={`${formatCounted(views, "view")}, ${formatCounted(seconds, "second")}`}
            >
              {formatClock(seconds * 1_000)}
            </span>
          </li>
        ))}
        {rest > 0 && <li className="text-muted">and {formatCounted(rest, "other page")}</li>}
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 font-medium">{title}</h2>
      <ul className="flex flex-col gap-1">{children}</ul>
    </section>
  );
}
