import type { SettingsDocument } from "../../protocol/api-website-settings.ts";
import type { websites } from "./schema.ts";

type WebsiteRow = typeof websites.$inferSelect;

/** A website's columns as the one document that members read and put. */
export const documentOf = (row: WebsiteRow, allowedOrigins: readonly string[]): SettingsDocument => ({
  name: row.name,
  domains: row.domains,
  allowedOrigins: [...allowedOrigins],
  featureFlags: {
    enable_session_replay: row.recordingEnabled,
    session_replay_trigger: row.trigger,
    replay_sampling_rate: row.samplingRate,
  },
  recorder: row.settings ?? {},
  player: { loadsFromWebsite: row.loadsFromWebsite },
  links: { contactUrl: row.contactUrl, conversationUrl: row.conversationUrl },
});
