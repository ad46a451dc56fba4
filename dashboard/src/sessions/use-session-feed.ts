import { useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef } from "react";
import type { SessionList } from "../../../protocol/api.ts";
import { fetchSessionList, type SessionFilters } from "../api/sessions.ts";
import { rangeStart } from "../design/range.ts";
import type { RangeName } from "../url-state.ts";
import { addOlder, type FeedSort, mergeHead, type SessionFeed } from "./session-feed.ts";

/** A new visit has to be in the list within 3 s of its first event. */
const refetchMs = 2_000;

type Change =
  | { type: "head"; head: SessionList; holds: boolean; sort: FeedSort }
  | { type: "older"; page: SessionList; sort: FeedSort }
  | { type: "anew" };

function reduce(feed: SessionFeed | null, change: Change): SessionFeed | null {
  switch (change.type) {
    case "head":
      return mergeHead(feed, change.head, change.holds, change.sort);
    case "older":
      return feed === null ? null : addOlder(feed, change.page, change.sort);
    case "anew":
      return null;
  }
}

export interface FeedAsk {
  filters: SessionFilters;
  sort: FeedSort;
  websiteId: string;
  status: "all" | "active" | "completed";
  range: RangeName;
}

/** The list of sessions, renewed while the page is visible. Mount it anew for another `ask`. */
export function useSessionFeed(ask: FeedAsk) {
  const [feed, change] = useReducer(reduce, null);
  const holds = useRef(false);
  const { range, ...asked } = ask;
  const { sort } = ask;
  const head = useQuery({
    queryKey: ["sessions", ask],
    queryFn: ({ signal }) =>
      fetchSessionList({ ...asked, from: rangeStart(range, Date.now()), cursor: null }, signal),
    refetchInterval: refetchMs,
  });
  const { data } = head;
  useEffect(() => {
    if (data) change({ type: "head", head: data, holds: holds.current, sort });
  }, [data, sort]);

  const older = useMutation({
    mutationFn: (cursor: string) =>
      fetchSessionList({ ...asked, from: rangeStart(range, Date.now()), cursor }),
    onSuccess: (page) => change({ type: "older", page, sort }),
  });

  return {
    feed,
    totals: data?.totals ?? null,
    matching: data?.matching ?? null,
    error: head.error,
    retry: () => void head.refetch(),
    isLoadingOlder: older.isPending,
    olderError: older.error,
    loadOlder: () => {
      if (feed?.olderCursor && !older.isPending) older.mutate(feed.olderCursor);
    },
    /** Whether rows must neither come nor go, from now on. */
    hold: useCallback((isHeld: boolean) => {
      holds.current = isHeld;
    }, []),
    /** Lets the waiting rows in. */
    release: () => {
      if (data) change({ type: "head", head: data, holds: false, sort });
    },
  };
}
