import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { MessageCircle } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { LiveVisitor } from "../../../protocol/api-presence.ts";
import { struggleGlowMs } from "../../../protocol/limits.ts";
import { buttonClass } from "../design/button.tsx";
import { countryName, formatClock, hostOf, nameOf, pathOf } from "../design/format.ts";
import { signalWords } from "../design/signal-looks.ts";
import { SignalIcon } from "../design/signal-shape.tsx";
import { ConversationLink } from "./conversation-link.tsx";
import { LiveGlance } from "./live-glance.tsx";
import { markOf } from "./state-words.ts";

/** Columns of every row. On a phone a row is two lines. */
const liveRowClass = clsx(
  "grid items-center gap-x-4 px-5 max-md:px-4",
  "md:h-11 md:grid-cols-[8px_minmax(0,0.8fr)_minmax(0,1.4fr)_16px_64px_24px_minmax(0,0.7fr)]",
  "max-md:h-16 max-md:grid-cols-[8px_minmax(0,1fr)_16px_52px] max-md:content-center max-md:gap-x-2.5 max-md:gap-y-0.5",
);

interface LiveRowProps {
  websiteId: string;
  visitor: LiveVisitor;
  nowMs: number;
  conversationUrl: string | null;
  /** Null for who may not. */
  onInvite: ((visitor: LiveVisitor) => void) | null;
}

/** A visitor who is here; who is recorded opens at what happens now. */
export const LiveRow = memo(function LiveRow(props: LiveRowProps) {
  const { websiteId, visitor, nowMs, onInvite } = props;
  const { struggle } = visitor;
  const glows = struggle !== null && nowMs - Date.parse(struggle.at) < struggleGlowMs;
  return (
    <LiveGlance websiteId={websiteId} visitor={visitor}>
      <div
        data-visitor={visitor.visitorId}
        data-state={visitor.state}
        data-glows={glows || undefined}
        className={clsx(
          "flex items-center border-b border-line pr-4 transition-colors hover:bg-hover max-md:pr-2",
          glows &&
            "bg-[color-mix(in_oklch,var(--signal-rage)_9%,transparent)] shadow-[inset_3px_0_0_var(--signal-rage)]",
        )}
      >
        <Whole websiteId={websiteId} visitor={visitor}>
          <span
            aria-hidden="true"
            className={clsx(
              "size-2 rounded-full max-md:row-span-2 max-md:self-start max-md:mt-1.5",
              visitor.state === "recorded" ? "animate-live bg-live" : "border border-line-strong",
            )}
          />
          <span className="truncate font-medium">{nameOf(visitor)}</span>
          <span
            className="truncate font-mono text-[12px] text-muted max-md:order-last max-md:col-start-2"
            title={visitor.url}
          >
            {pathOf(visitor.url) || hostOf(visitor.url)}
          </span>
          <span className="flex items-center">
            {struggle && (
              <span
                title={`${signalWords(struggle.kind)}, ${formatClock(nowMs - Date.parse(struggle.at))} ago`}
              >
                <SignalIcon kind={struggle.kind} />
              </span>
            )}
          </span>
          <span className="text-right" title="On this page">
            {formatClock(nowMs - Date.parse(visitor.pageSince))}
          </span>
          <span className="text-muted max-md:hidden" title={visitor.country && countryName(visitor.country)}>
            {visitor.country}
          </span>
          <Mark visitor={visitor} />
        </Whole>
        <div className="flex shrink-0 items-center gap-1.5">
          <ConversationLink visitor={visitor} template={props.conversationUrl} />
          {onInvite && (
            <button
              type="button"
              className={buttonClass("plain", "max-lg:px-2")}
              aria-label={`Invite ${nameOf(visitor)}`}
              onClick={() => onInvite(visitor)}
            >
              <MessageCircle className="size-3.5 text-muted" aria-hidden="true" />
              <span className="max-lg:sr-only">Invite</span>
            </button>
          )}
        </div>
      </div>
    </LiveGlance>
  );
});

/** The part of the row that opens the session, where there is one to watch. */
function Whole({
  websiteId,
  visitor,
  children,
}: Pick<LiveRowProps, "websiteId" | "visitor"> & { children: ReactNode }) {
  const className = clsx(liveRowClass, "min-w-0 flex-1");
  if (visitor.state !== "recorded") return <div className={className}>{children}</div>;
  return (
    <Link
      to="/websites/$websiteId/sessions/$sessionId"
      params={{ websiteId, sessionId: visitor.sessionId }}
      search={{ live: true }}
      className={clsx(className, "focus-visible:-outline-offset-2")}
    >
      {children}
    </Link>
  );
}

function Mark({ visitor }: { visitor: LiveVisitor }) {
  const mark = markOf[visitor.state];
  const words = mark?.label ?? [visitor.browser, visitor.os].filter(Boolean).join(" · ");
  return (
    <span className="truncate text-muted max-md:hidden" title={mark?.why ?? words}>
      {words}
    </span>
  );
}
