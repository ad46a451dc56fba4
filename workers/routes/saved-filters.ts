import { createFactory } from "hono/factory";
import { type SavedFilterList, savedFilterList } from "../../protocol/api-saved-filters.ts";
import { savedFiltersOf, saveFilters } from "../control/saved-filters.ts";
import { loginOf } from "../middleware/caller.ts";
import type { WebsiteEnv } from "../middleware/owned-website.ts";
import { valid } from "./valid.ts";

const { createHandlers } = createFactory<WebsiteEnv>();

export const getSavedFilters = createHandlers(async (c) => {
  const { personId } = loginOf(c);
  const list: SavedFilterList = {
    filters: await savedFiltersOf(c.env.CONTROL, c.var.websiteId, personId),
  };
  return c.json(list);
});

export const putSavedFilters = createHandlers(valid("json", savedFilterList), async (c) => {
  const { personId } = loginOf(c);
  await saveFilters(c.env.CONTROL, c.var.websiteId, personId, c.req.valid("json").filters);
  return c.body(null, 204);
});
