import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import {
  type ErrorChange,
  type ErrorListQuery,
  errorDetail,
  errorList,
  errorSessions,
} from "../../../protocol/api-errors.ts";
import { getJson, sendForJson } from "./client.ts";
import { searchOf } from "./search-of.ts";

const pathOf = (websiteId: string, rest = "") => `/websites/${encodeURIComponent(websiteId)}/errors${rest}`;
const groupPath = (websiteId: string, fingerprint: string, rest = "") =>
  pathOf(websiteId, `/${encodeURIComponent(fingerprint)}${rest}`);

export interface ErrorsAsk {
  websiteId: string;
  /** ISO 8601; the server counts its whole day. */
  from: string;
  sort: ErrorListQuery["sort"];
  status?: ErrorListQuery["status"];
  search?: string | undefined;
}

/** What broke on the website's pages, in groups of what is alike. */
export const errorsQuery = ({ websiteId, from, ...ask }: ErrorsAsk) =>
  infiniteQueryOptions({
    queryKey: ["errors", websiteId, from.slice(0, 10), ask],
    queryFn: ({ pageParam, signal }) =>
      getJson(pathOf(websiteId, searchOf({ ...ask, from, cursor: pageParam })), errorList, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const errorQuery = (websiteId: string, fingerprint: string, from: string) =>
  queryOptions({
    queryKey: ["error", websiteId, fingerprint, from.slice(0, 10)],
    queryFn: ({ signal }) =>
      getJson(groupPath(websiteId, fingerprint, searchOf({ from })), errorDetail, signal),
  });

/** Sessions that had it, and when. */
export const errorSessionsQuery = (websiteId: string, fingerprint: string) =>
  infiniteQueryOptions({
    queryKey: ["error-sessions", websiteId, fingerprint],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        groupPath(websiteId, fingerprint, `/sessions${searchOf({ cursor: pageParam })}`),
        errorSessions,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const setErrorStatus = async (
  websiteId: string,
  fingerprint: string,
  status: ErrorChange["status"],
): Promise<void> => {
  await sendForJson("PATCH", groupPath(websiteId, fingerprint), { status }, z.unknown());
};
