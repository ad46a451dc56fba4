import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CircleCheck, Radio } from "lucide-react";
import { firstSessionQuery } from "../api/first-session.ts";
import { buttonClass } from "../design/button.tsx";
import { formatRelative, nameOf, pathOf } from "../design/format.ts";
import { useNow } from "../design/use-now.ts";

/** Whether a session has come, asked for until one has. */
export function Arrival({ websiteId }: { websiteId: string }) {
  const { data: session, error } = useQuery(firstSessionQuery(websiteId));
  const now = useNow(1_000);
  if (!session)
    return (
      <div
        role="status"
        className="flex min-h-16 items-center gap-3 rounded-md border border-line bg-surface px-5 py-3"
      >
        <Radio className="size-5 shrink-0 animate-live text-muted" aria-hidden="true" />
        <div>
          <p className="font-medium">Waiting for the first session</p>
          <p className="text-muted">
            {error ? `The list could not be asked: ${error.message}` : "It shows here within three seconds."}
          </p>
        </div>
      </div>
    );
  return (
    <div
      role="status"
      className="flex min-h-16 flex-wrap items-center gap-3 rounded-md border border-live bg-surface px-5 py-3"
    >
      <CircleCheck className="size-5 shrink-0 text-live" aria-hidden="true" />
      <div className="min-w-48 flex-1">
        <p className="font-medium text-live">It works: the first session is here</p>
        <p className="truncate text-muted">
          {nameOf(session)} on {pathOf(session.initialUrl)},{" "}
          {formatRelative(new Date(session.startedAt), now)}
        </p>
      </div>
      <Link
        to="/websites/$websiteId/sessions/$sessionId"
        params={{ websiteId, sessionId: session.sessionId }}
        className={buttonClass("primary")}
      >
        Watch it
      </Link>
    </div>
  );
}
