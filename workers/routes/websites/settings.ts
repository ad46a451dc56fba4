import { createFactory } from "hono/factory";
import { type SettingsState, settingsChange } from "../../../protocol/api-website-settings.ts";
import { changedPaths } from "../../../protocol/changed-paths.ts";
import type { WebsiteId } from "../../../protocol/ids.ts";
import { AppError } from "../../app-error.ts";
import { changeSettings } from "../../control/change-settings.ts";
import { type CurrentSettings, readSettings, versionThatStands } from "../../control/settings.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { audit } from "../accounts/audit-entry.ts";
import { valid } from "../valid.ts";
import { decideSettings } from "./decide-settings.ts";

const { createHandlers } = createFactory<WebsiteEnv>();

export const getSettings = createHandlers(async (c) =>
  c.json(stateOf(await needSettings(c.env.CONTROL, c.var.websiteId))),
);

/** The whole document anew. Recorders hear of it within a minute: the loader and every reply carry the revision. */
export const putSettings = createHandlers(valid("json", settingsChange), async (c) => {
  const { revision, settings } = c.req.valid("json");
  const { websiteId, caller } = c.var;
  const decision = decideSettings(settings);
  if (decision.kind === "link_template_invalid") throw new AppError(decision.kind, decision.message);

  const { document } = decision;
  const current = await needSettings(c.env.CONTROL, websiteId);
  if (current.revision !== revision) throw changedMeanwhile(current);
  const changed = changedPaths(current.document, document);
  if (changed.length === 0) return c.json(stateOf(current));
  const nowMs = Date.now();
  const next = {
    ...{ websiteId, document, changed },
    ...{ revision: revision + 1, changedAtMs: nowMs, changedBy: caller.actor },
  };
  if (!(await changeSettings(c.env.CONTROL, versionThatStands(websiteId, current, nowMs), next)))
    throw changedMeanwhile(await needSettings(c.env.CONTROL, websiteId));
  await audit(c, "settings_changed", `${websiteId} ${next.revision}`);
  return c.json(stateOf({ ...current, document, revision: next.revision, newestKept: next }));
});

async function needSettings(control: D1Database, websiteId: WebsiteId): Promise<CurrentSettings> {
  const current = await readSettings(control, websiteId);
  if (current === null) throw new AppError("not_found", "There is no such website.");
  return current;
}

const changedMeanwhile = (current: CurrentSettings): AppError =>
  new AppError("settings_changed", "Somebody has changed the settings meanwhile.", {
    newest: stateOf(current),
  });

function stateOf({ document, revision, newestKept }: CurrentSettings): SettingsState {
  const version = newestKept?.revision === revision ? newestKept : null;
  return {
    revision,
    changedAt: version === null ? null : new Date(version.changedAtMs).toISOString(),
    changedBy: version?.changedBy ?? null,
    settings: document,
  };
}
