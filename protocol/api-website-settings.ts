import * as z from "zod";
import { websiteSettings } from "./api-settings.ts";
import { originPatternShape } from "./origin-pattern.ts";

/** All that a member may set of a website, as one document with a history. Times are ISO 8601 in UTC. */

export const websiteName = z.string().trim().min(1).max(100);
export const originPattern = z
  .string()
  .max(300)
  .regex(
    originPatternShape,
    "an origin such as https://shop.example, https://*.shop.example or http://localhost:*",
  );
const domain = z
  .string()
  .max(253)
  .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/, "a host such as shop.example");
const linkTemplate = z
  .string()
  .max(2_000)
  .nullable()
  .describe(
    "https, with `{contactId}`, `{conversationId}`, `{visitorId}`, `{sessionUrl}` anywhere behind the host.",
  );

export const settingsDocument = z.strictObject({
  name: websiteName,
  domains: z.array(domain).max(50).describe("Hosts that visitors know it by. They decide nothing."),
  allowedOrigins: z
    .array(originPattern)
    .max(100)
    .describe("Who may send for it: `https://shop.example`, `https://*.shop.example`, `http://localhost:*`."),
  featureFlags: z.strictObject({
    enable_session_replay: z.boolean().describe("False ends recording of open pages within a minute, too."),
    session_replay_trigger: z.enum(["all", "errors_only", "smart"]),
    replay_sampling_rate: z.number().min(0).max(1).describe("Share of sessions, for the trigger `all`."),
  }),
  recorder: websiteSettings.describe(
    "What else the recorder is told; what is absent is as the product has it.",
  ),
  player: z.strictObject({
    loadsFromWebsite: z
      .boolean()
      .describe("Whether a replayed page may load pictures and media from the allowed origins."),
  }),
  links: z.strictObject({ contactUrl: linkTemplate, conversationUrl: linkTemplate }),
});
export type SettingsDocument = z.infer<typeof settingsDocument>;

export const settingsState = z.object({
  revision: z.int().describe("Goes up with every change; recorders hear of it by this number."),
  changedAt: z.iso.datetime().nullable().describe("Null for settings that nobody has changed here."),
  changedBy: z.string().nullable().describe("A person's id, a key's id, or `operator`."),
  settings: settingsDocument,
});
export type SettingsState = z.infer<typeof settingsState>;

export const settingsChange = z.object({
  revision: z.int().min(0).describe("Which one was read; any other is refused with `settings_changed`."),
  settings: settingsDocument,
});

export const settingsVersion = z.object({
  revision: z.int(),
  changedAt: z.iso.datetime(),
  changedBy: z.string().describe("A person's id, a key's id, or `operator`."),
  changed: z
    .array(z.string())
    .describe("Paths of the fields that differ from the version before, such as `recorder.privacy.level`."),
  settings: settingsDocument.describe("To restore it, put it again."),
});
export type SettingsVersion = z.infer<typeof settingsVersion>;

export const settingsVersionsQuery = z.object({
  cursor: z.string().max(20).optional().describe("Of the page before."),
});

export const settingsVersionList = z.object({
  versions: z.array(settingsVersion).describe("The newest first; empty before the first change."),
  nextCursor: z.string().nullable().describe("Pass as `cursor` for the next page; null on the last."),
});
export type SettingsVersionList = z.infer<typeof settingsVersionList>;
