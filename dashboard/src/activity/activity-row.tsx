import { Link } from "@tanstack/react-router";
import { MessageCircleQuestion, MonitorPlay } from "lucide-react";
import type { Session } from "../../../protocol/api.ts";
import type { ActivityItem } from "../../../protocol/api-activity.ts";
import {
  countryName,
  formatClock,
  formatCounted,
  formatMoment,
  formatRelative,
  nameOf,
  pathOf,
} from "../design/format.ts";
import { kindsIn, signalWords } from "../design/signal-looks.ts";
import { SignalIcon } from "../design/signal-shape.tsx";
import { leadInMs } from "../url-state.ts";

interface ActivityRowProps {
  websiteId: string;
  item: ActivityItem;
  now: Date;
}

/** Who did what, in a sentence; it leads to the moment. */
export function ActivityRow({ websiteId, item, now }: ActivityRowProps) {
  const { session } = item;
  const at = new Date(item.at);
  const Icon = item.kind === "prompt" ? MessageCircleQuestion : MonitorPlay;
  return (
    <li className="border-b border-line">
      <Link
        to="/websites/$websiteId/sessions/$sessionId"
        params={{ websiteId, sessionId: session.sessionId }}
        search={
          item.kind === "prompt"
            ? { t: Math.max(0, item.atMs - leadInMs) / 1_000, panel: "conversation" }
            : {}
        }
        className="flex min-h-12 items-start gap-3 px-5 py-2.5 transition-colors hover:bg-hover -outline-offset-2 max-md:px-4"
      >
        <Icon className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />
        <span className="min-w-0 flex-1">
          {item.kind === "prompt" ? (
            <Asked session={session} text={item.text} />
          ) : (
            <Visit session={session} />
          )}
        </span>
        <time className="shrink-0 whitespace-nowrap text-muted" dateTime={item.at} title={formatMoment(at)}>
          {formatRelative(at, now)}
        </time>
      </Link>
    </li>
  );
}

function Asked({ session, text }: { session: Session; text: string }) {
  return (
    <>
      <span className="font-medium">{nameOf(session)}</span> <span className="text-muted">asked</span>
      <span className="mt-0.5 line-clamp-3 whitespace-pre-wrap break-words">{text}</span>
    </>
  );
}

function Visit({ session }: { session: Session }) {
  const isLive = session.status === "active";
  const [strongest] = session.hasFrustration ? kindsIn(session.signalCounts) : [];
  const facts = [
    formatCounted(session.pageViews, "page"),
    !isLive && formatClock(session.durationMs),
    session.country && countryName(session.country),
    session.errorCount > 0 && formatCounted(session.errorCount, "error"),
  ];
  return (
    <>
      <span className="font-medium">{nameOf(session)}</span>{" "}
      <span className="text-muted">{isLive ? "is on" : "came to"}</span>{" "}
      <span className="break-all font-mono text-[12px]">{pathOf(session.initialUrl)}</span>
      {isLive && (
        <span className="ml-2 inline-flex items-center gap-1.5 text-small text-live">
          <span className="size-1.5 animate-live rounded-full bg-live" aria-hidden="true" />
          Live
        </span>
      )}
      <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-muted">
        {facts.filter(Boolean).join(" · ")}
        {strongest && (
          <span className="inline-flex items-center gap-1">
            <SignalIcon kind={strongest.kind} />
            {signalWords(strongest.kind)}
          </span>
        )}
      </span>
    </>
  );
}
