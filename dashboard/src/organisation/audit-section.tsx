import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AuditList } from "../../../protocol/api-accounts.ts";
import { websitesQuery } from "../api/account.ts";
import { type AuditAsk, apiKeysQuery, auditQuery, membersQuery } from "../api/organisation.ts";
import { useMay } from "../api/use-may.ts";
import { Button } from "../design/button.tsx";
import { Failure } from "../design/failure.tsx";
import { formatMoment, formatRelative } from "../design/format.ts";
import { Notice } from "../design/notice.tsx";
import { Section } from "../design/section.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { useNow } from "../design/use-now.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { auditWords } from "./audit-words.ts";

const auditRowClass =
  "grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_8rem_8rem]";

/** What was done for the organisation, by whom and from where. */
export function AuditSection() {
  if (!useMay("admin"))
    return <Notice title="The audit log is for owners and admins">Ask one of them to look.</Notice>;
  return <AuditLog />;
}

function AuditLog() {
  const [ask, setAsk] = useState<AuditAsk>({});
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditQuery(ask),
  );
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const isNarrowed = Object.values(ask).some((one) => one !== undefined);
  return (
    <Section title="Audit log" words="The newest first. Entries are kept for 400 days.">
      <AuditFilters ask={ask} onAsk={setAsk} />
      {error && <Failure title="The log could not be read" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonTable label="Loading the log" rows={8} rowClass={auditRowClass} />}
      {data && entries.length === 0 && (
        <Notice
          title={isNarrowed ? "No entry matches these filters" : "Nothing was done yet"}
          action={isNarrowed && <Button onClick={() => setAsk({})}>Clear the filters</Button>}
        >
          Sign-ins, views, shares, exports, erasures and changes of settings appear here.
        </Notice>
      )}
      {entries.length > 0 && (
        <ul aria-label="Audit log" className="-my-1.5 divide-y divide-line">
          {entries.map((entry) => (
            <AuditRow key={entry.entryId} entry={entry} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button className="self-center" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? "Loading…" : "Load older entries"}
        </Button>
      )}
    </Section>
  );
}

function AuditRow({ entry }: { entry: AuditList["entries"][number] }) {
  const now = useNow(30_000);
  const actor = useNameOf(entry.actor);
  const subject = useNameOf(entry.subject.split(" ")[0] ?? "");
  const at = new Date(entry.at);
  const rest = entry.subject.split(" ").slice(1).join(" ");
  const about = [subject, rest].filter((one) => one !== "").join(" ");
  return (
    <li className={auditRowClass}>
      <span className="min-w-0">
        <span className="block truncate" title={entry.actor}>
          <span className="font-medium">{actor}</span> {auditWords(entry.action)}
        </span>
        <span className="block truncate font-mono text-[12px] text-muted sm:hidden">{about}</span>
      </span>
      <span className="truncate font-mono text-[12px] text-muted max-sm:hidden" title={entry.subject}>
        {about}
      </span>
      <span className="truncate font-mono text-[12px] text-muted max-sm:hidden" title="From this address">
        {entry.address}
      </span>
      <time className="whitespace-nowrap text-right text-muted" dateTime={entry.at} title={formatMoment(at)}>
        {formatRelative(at, now)}
      </time>
    </li>
  );
}

/** The name of a person, a key or a website; the id itself of what is gone. */
function useNameOf(id: string): string {
  const { data: people } = useQuery(membersQuery);
  const { data: keys } = useQuery(apiKeysQuery);
  const { data: known } = useQuery(websitesQuery);
  if (id === "operator") return "The operator";
  const person = people?.members.find(({ personId }) => personId === id);
  const key = keys?.keys.find(({ keyId }) => keyId === id);
  const website = known?.websites.find(({ websiteId }) => websiteId === id);
  return person?.name ?? website?.name ?? (key ? `Key ${key.name}` : id);
}
