import { queryOptions } from "@tanstack/react-query";
import { type Session, sessionList } from "../../../protocol/api.ts";
import { getJson } from "./client.ts";
import { searchOf } from "./search-of.ts";

/** A session is listed within 3 s of its first event, and has to be seen then. */
const askMs = 2_000;

/** A session of the last seven days, asked for until there is one; null until then. */
export const firstSessionQuery = (websiteId: string) =>
  queryOptions({
    queryKey: ["first-session", websiteId],
    queryFn: async ({ signal }) => {
      const path = `/websites/${encodeURIComponent(websiteId)}/sessions${searchOf({ limit: "1" })}`;
      const { sessions } = await getJson(path, sessionList, signal);
      return sessions[0] ?? null;
    },
    refetchInterval: ({ state: { data } }) => (data && !isUnnamed(data) ? false : askMs),
  });

/** A page may say who its visitor is only after the session has begun. */
const isUnnamed = ({ status, contact }: Session): boolean => status === "active" && contact === null;
