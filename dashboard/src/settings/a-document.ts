import type { SettingsDocument } from "../../../protocol/api-website-settings.ts";

/** A website's settings for tests, with what matters to the test in `given`. */
export const aDocument = (given: Partial<SettingsDocument> = {}): SettingsDocument => ({
  name: "Shop",
  domains: ["shop.example"],
  allowedOrigins: ["https://shop.example"],
  featureFlags: {
    enable_session_replay: true,
    session_replay_trigger: "smart",
    replay_sampling_rate: 0.02,
  },
  recorder: {},
  player: { loadsFromWebsite: true },
  links: { contactUrl: null, conversationUrl: null },
  ...given,
});
