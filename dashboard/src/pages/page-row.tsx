import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { PageStatistics } from "../../../protocol/api-pages.ts";
import { formatClock, formatCount, formatCounted } from "../design/format.ts";
import type { ListSearch } from "../url-state.ts";
import { DepthBar } from "./depth-bar.tsx";
import type { PagesSearch } from "./pages-search.ts";

/** Columns of every row and of the heads above them. On a phone the path stands above its numbers. */
export const pageRowClass = clsx(
  "grid items-center gap-x-4 border-b border-line px-5 max-md:px-4",
  "md:h-10 md:grid-cols-[minmax(0,1fr)_64px_72px_104px_72px_132px_56px_72px]",
  "max-md:grid-cols-3 max-md:gap-y-1 max-md:py-2",
);

interface PageRowProps {
  websiteId: string;
  page: PageStatistics;
  search: PagesSearch;
}

/** A page's numbers; those that sessions stand behind lead to them. */
export function PageRow({ websiteId, page, search }: PageRowProps) {
  const { path, sessions, exits } = page;
  const range = search.range && { range: search.range };
  const behind = (filters: ListSearch, children: ReactNode, title: string) => (
    <Link
      to="/websites/$websiteId/sessions"
      params={{ websiteId }}
      search={{ ...range, status: "completed", ...filters }}
      className="rounded-[4px] underline decoration-line-strong underline-offset-2 hover:decoration-ink md:text-right"
      title={title}
    >
      {children}
    </Link>
  );
  const words = (label: string) => <span className="text-muted md:sr-only"> {label}</span>;
  return (
    <li className={clsx(pageRowClass, "transition-colors hover:bg-hover")}>
      <span className="truncate font-mono text-[12px] max-md:col-span-3" title={path}>
        {path}
      </span>
      <span className="md:text-right">
        {formatCount(page.views)}
        {words(page.views === 1 ? "view" : "views")}
      </span>
      {behind(
        { page: path },
        <>
          {formatCount(sessions)}
          {words(sessions === 1 ? "session" : "sessions")}
        </>,
        "Sessions that saw it",
      )}
      {behind(
        { exitPage: path },
        <>
          {formatCounted(exits, "exit")}
          <span className="text-muted"> · {Math.round(page.exitRate * 100)} %</span>
        </>,
        "Sessions that ended on it",
      )}
      <span className="md:text-right" title="A session's median time on it">
        {formatClock(page.medianSeconds * 1_000)}
        {words("on it")}
      </span>
      <DepthBar depth={page.depthPercents} />
      {page.errors > 0 ? (
        behind(
          { page: path, errors: true },
          <span className="text-error">
            {formatCount(page.errors)}
            {words(page.errors === 1 ? "error" : "errors")}
          </span>,
          "Its sessions with errors",
        )
      ) : (
        <span className="text-muted md:text-right max-md:hidden">0</span>
      )}
      {page.struggles > 0 ? (
        behind(
          { page: path, struggle: true },
          <>
            {formatCount(page.struggles)}
            {words(page.struggles === 1 ? "signal" : "signals")}
          </>,
          "Its sessions with frustration",
        )
      ) : (
        <span className="text-muted md:text-right max-md:hidden">0</span>
      )}
    </li>
  );
}
