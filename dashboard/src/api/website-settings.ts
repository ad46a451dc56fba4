import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { silencedSignalList } from "../../../protocol/api-signals.ts";
import {
  type SettingsDocument,
  type SettingsState,
  settingsState,
  settingsVersionList,
} from "../../../protocol/api-website-settings.ts";
import { siteKey, siteKeyList, websiteDeletion, websiteMade } from "../../../protocol/api-websites.ts";
import type { SignalKind } from "../../../protocol/signals/signal.ts";
import { deleteJson, getJson, postForJson, postJson, sendForJson } from "./client.ts";
import { searchOf } from "./search-of.ts";

const pathOf = (websiteId: string, rest = ""): string => `/websites/${encodeURIComponent(websiteId)}${rest}`;

export const settingsQuery = (websiteId: string) =>
  queryOptions({
    queryKey: ["settings", websiteId],
    queryFn: ({ signal }) => getJson(pathOf(websiteId, "/settings"), settingsState, signal),
  });

/** @throws {ApiError} `settings_changed` when another revision stands by now */
export const saveSettings = (
  websiteId: string,
  change: { revision: number; settings: SettingsDocument },
): Promise<SettingsState> => sendForJson("PUT", pathOf(websiteId, "/settings"), change, settingsState);

export const settingsVersionsQuery = (websiteId: string) =>
  infiniteQueryOptions({
    queryKey: ["settings-versions", websiteId],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        pathOf(websiteId, `/settings/versions${searchOf({ cursor: pageParam })}`),
        settingsVersionList,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const siteKeysQuery = (websiteId: string) =>
  queryOptions({
    queryKey: ["site-keys", websiteId],
    queryFn: ({ signal }) => getJson(pathOf(websiteId, "/site-keys"), siteKeyList, signal),
  });
export const rotateSiteKey = (websiteId: string, graceDays: number) =>
  postForJson(pathOf(websiteId, "/site-keys/rotate"), { graceDays }, siteKey);
export const revokeSiteKey = (websiteId: string, key: string): Promise<void> =>
  deleteJson(pathOf(websiteId, `/site-keys/${encodeURIComponent(key)}`));

export const createWebsite = (given: { name: string; origin: string }) =>
  postForJson("/websites", given, websiteMade);
export const deleteWebsite = (websiteId: string) =>
  sendForJson("DELETE", pathOf(websiteId), undefined, websiteDeletion);

export const silencedQuery = (websiteId: string) =>
  queryOptions({
    queryKey: ["silenced", websiteId],
    queryFn: ({ signal }) => getJson(pathOf(websiteId, "/signals/silenced"), silencedSignalList, signal),
  });
/** What a member had silenced counts again. */
export const hearAgain = (websiteId: string, place: { kind: SignalKind; element: string }): Promise<void> =>
  postJson(pathOf(websiteId, "/signals/heard"), place);
