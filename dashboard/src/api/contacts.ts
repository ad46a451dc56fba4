import { queryOptions } from "@tanstack/react-query";
import { contactList, contactSeen } from "../../../protocol/api-visitors.ts";
import { getJson } from "./client.ts";
import { searchOf } from "./search-of.ts";

/** The few last seen whose id, name or mail address has the text in it. */
export const contactsQuery = (websiteId: string, search: string) =>
  queryOptions({
    queryKey: ["contacts", websiteId, search],
    queryFn: ({ signal }) =>
      getJson(
        `/websites/${encodeURIComponent(websiteId)}/contacts${searchOf({ search, limit: "6" })}`,
        contactList,
        signal,
      ),
    staleTime: 10_000,
  });

/** A contact, with the newest of their sessions. */
export const contactQuery = (websiteId: string, contactId: string) =>
  queryOptions({
    queryKey: ["contact", websiteId, contactId],
    queryFn: ({ signal }) =>
      getJson(
        `/websites/${encodeURIComponent(websiteId)}/contacts/${encodeURIComponent(contactId)}?limit=1`,
        contactSeen,
        signal,
      ),
    staleTime: 10_000,
  });
