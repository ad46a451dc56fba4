import { maxSettingsVersions } from "../../protocol/limits.ts";
import type { SettingsVersionRow } from "./settings.ts";

/** Of the website that has the first parameter as its id: whether the second is still its revision. */
const isUnchanged =
  "EXISTS (SELECT 1 FROM websites WHERE website_id = ?1 AND config_revision = ?2 AND deleted_at IS NULL)";

/** Written by hand, because drizzle takes no bound statement of its own making into a batch. */
const statements = {
  keep: `INSERT INTO settings_versions (website_id, revision, changed_at, changed_by, changed, document)
    SELECT ?1, ?3, ?4, ?5, ?6, ?7 WHERE ${isUnchanged} ON CONFLICT DO NOTHING`,
  forget: "DELETE FROM settings_versions WHERE website_id = ?1 AND revision <= ?2 - ?3",
  clearOrigins: `DELETE FROM allowed_origins WHERE website_id = ?1 AND ${isUnchanged}`,
  putOrigins: `INSERT INTO allowed_origins (website_id, pattern)
    SELECT ?1, value FROM json_each(?3) WHERE ${isUnchanged}`,
  putRest: `UPDATE websites SET config_revision = ?3, name = ?4, domains = ?5, recording_enabled = ?6, trigger = ?7,
    sampling_rate = ?8, settings = ?9, loads_from_website = ?10, contact_url = ?11, conversation_url = ?12
    WHERE website_id = ?1 AND ${isUnchanged}`,
};

/**
 * Puts a document in the place of the one that stands, which is kept as a version too. All of it or nothing: of two
 * changes of the same revision the second finds another one.
 * @param stands of the revision that was read
 * @param next of the revision after it
 * @returns false when another revision stands by now, or the website is being erased
 */
export async function changeSettings(
  control: D1Database,
  stands: SettingsVersionRow,
  next: SettingsVersionRow,
): Promise<boolean> {
  const { name, domains, allowedOrigins, featureFlags, recorder, player, links } = next.document;
  const bound = (sql: string, ...values: (string | number | null)[]) =>
    control.prepare(sql).bind(next.websiteId, stands.revision, ...values);
  const keep = ({ revision, changedAtMs, changedBy, changed, document }: SettingsVersionRow) =>
    bound(
      statements.keep,
      ...[revision, changedAtMs, changedBy],
      ...[JSON.stringify(changed), JSON.stringify(document)],
    );
  const results = await control.batch([
    keep(stands),
    keep(next),
    bound(statements.forget, maxSettingsVersions),
    bound(statements.clearOrigins),
    bound(statements.putOrigins, JSON.stringify(allowedOrigins)),
    // The last, because after it the others' condition no longer holds.
    bound(
      statements.putRest,
      ...[next.revision, name, JSON.stringify(domains), Number(featureFlags.enable_session_replay)],
      ...[featureFlags.session_replay_trigger, featureFlags.replay_sampling_rate, JSON.stringify(recorder)],
      ...[Number(player.loadsFromWebsite), links.contactUrl, links.conversationUrl],
    ),
  ]);
  return (results.at(-1)?.meta.changes ?? 0) > 0;
}
