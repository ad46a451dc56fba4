import type { SessionListQuery } from "../../../protocol/api.ts";
import { parseVisitorId, type WebsiteId } from "../../../protocol/ids.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { foldPath } from "../../../protocol/visit/fold-path.ts";
import { contactIdsOf } from "../../catalog/contacts.ts";
import type { SessionFilter } from "../../catalog/list-filter.ts";
import type { Catalog } from "../../catalog/open-catalog.ts";

type Asked = Omit<SessionListQuery, "cursor" | "status" | "sort" | "limit" | "from" | "to">;

/** A search that finds more contacts than this is not meant for the rest of them. */
const maxContactsFound = 100;

/** What the catalog is asked for. Of a search for somebody the contacts are looked up first. */
export async function sessionFilter(
  catalog: Catalog,
  websiteId: WebsiteId,
  { path, who, contactId, page, exitPage, notSeenForDays, ...filter }: Asked,
): Promise<SessionFilter> {
  return {
    ...filter,
    ...(await subjectOf(catalog, websiteId, { who, contactId, visitorId: filter.visitorId })),
    pathPrefix: path,
    page: page === undefined ? undefined : foldPath(page),
    exitPage: exitPage === undefined ? undefined : foldPath(exitPage),
    notSeenForMs: notSeenForDays === undefined ? undefined : notSeenForDays * dayMs,
  };
}

const nobody = { contactIds: [] };

/** All of them hold together. */
async function subjectOf(
  catalog: Catalog,
  websiteId: WebsiteId,
  { who, contactId, visitorId }: Pick<Asked, "who" | "contactId" | "visitorId">,
): Promise<Pick<SessionFilter, "visitorId" | "contactIds">> {
  const contactIds = contactId === undefined ? undefined : [contactId];
  if (who === undefined) return { visitorId, contactIds };
  const found = parseVisitorId(who);
  if (found !== null) {
    return visitorId === undefined || visitorId === found ? { visitorId: found, contactIds } : nobody;
  }
  const named = await contactIdsOf(catalog, websiteId, who, maxContactsFound);
  return { visitorId, contactIds: contactIds === undefined ? named : named.filter((id) => id === contactId) };
}
