import { createFactory } from "hono/factory";
import { type SettingsVersionList, settingsVersionsQuery } from "../../../protocol/api-website-settings.ts";
import { AppError } from "../../app-error.ts";
import { listVersions } from "../../control/settings.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { valid } from "../valid.ts";

const pageVersions = 20;

/** Who has changed what in a website's settings. */
export const getSettingsVersions = createFactory<WebsiteEnv>().createHandlers(
  valid("query", settingsVersionsQuery),
  async (c) => {
    const { cursor } = c.req.valid("query");
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor))
      throw new AppError("cursor_invalid", "cursor: as the page before has told it");
    const below = cursor === undefined ? null : Number(cursor);
    const rows = await listVersions(c.env.CONTROL, c.var.websiteId, below, pageVersions);
    const last = rows[pageVersions - 1];
    const list: SettingsVersionList = {
      versions: rows.map(({ revision, changedAtMs, changedBy, changed, document }) => ({
        revision,
        changedAt: new Date(changedAtMs).toISOString(),
        changedBy,
        changed,
        settings: document,
      })),
      nextCursor: last === undefined ? null : String(last.revision),
    };
    return c.json(list);
  },
);
