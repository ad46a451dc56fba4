import { Link } from "@tanstack/react-router";
import { Button } from "../design/button.tsx";
import { Notice } from "../design/notice.tsx";
import { rangeLabel } from "../design/range.ts";
import type { ListSearch } from "../url-state.ts";
import { filterWords, withoutFilters } from "./list-choices.ts";

interface NoSessionsProps {
  search: ListSearch;
  /** Whether the range has sessions of another status. */
  hasOthers: boolean;
  siteKey: string | null;
  onSearch: (search: ListSearch) => void;
}

/** Why the list is empty, and what to do about it. */
export function NoSessions({ search, hasOthers, siteKey, onSearch }: NoSessionsProps) {
  const filters = filterWords(search);
  if (filters.length > 0 && hasOthers)
    return (
      <Notice
        title="No sessions match these filters"
        action={<Button onClick={() => onSearch(withoutFilters(search))}>Clear the filters</Button>}
      >
        Asked for: {filters.map(lowerFirst).join(", ")}.
      </Notice>
    );
  if (search.status !== undefined && hasOthers) {
    const { status, ...rest } = search;
    return (
      <Notice
        title={status === "active" ? "Nobody is on the website right now" : "No completed session yet"}
        action={<Button onClick={() => onSearch(rest)}>Show all sessions</Button>}
      >
        {status === "active"
          ? "A visit appears here within three seconds of its first event."
          : "A session is completed five minutes after its last event."}
      </Notice>
    );
  }
  if (search.range !== "90d")
    return (
      <Notice
        title={`No sessions in the ${rangeLabel(search.range ?? "7d").toLowerCase()}`}
        action={
          <Button onClick={() => onSearch({ ...search, range: "90d" })}>Look at the last 90 days</Button>
        }
      >
        {siteKey && <Snippet siteKey={siteKey} />}
      </Notice>
    );
  return <Notice title="No sessions in the last 90 days">{siteKey && <Snippet siteKey={siteKey} />}</Notice>;
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

function Snippet({ siteKey }: { siteKey: string }) {
  return (
    <p>
      A visit is recorded on every page that carries the website's script tag, the one with the site key{" "}
      <code className="font-mono text-dense text-ink">{siteKey}</code>. It appears here within three seconds.{" "}
      <Link
        from="/websites/$websiteId/sessions"
        to="/websites/$websiteId/welcome"
        params={(now) => now}
        className="text-ink underline underline-offset-2"
      >
        How to put it in, and what could be missing
      </Link>
    </p>
  );
}
