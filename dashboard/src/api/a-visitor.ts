import type { LiveVisitor } from "../../../protocol/api-presence.ts";

/** A visitor who is here, for tests, with what matters to the test in `given`. */
export const aVisitor = (given: Partial<LiveVisitor> = {}): LiveVisitor => ({
  visitorId: "vis_8f3aaaaaaaaaaaaa",
  contact: null,
  sessionId: "ses_demo_0m0abcde_aaaaaaaaaaaaaaaa",
  state: "recorded",
  url: "https://shop.example/pricing",
  tabs: 1,
  since: "2026-11-21T10:00:00.000Z",
  pageSince: "2026-11-21T10:04:00.000Z",
  country: "DE",
  deviceType: "desktop",
  browser: "Chrome",
  os: "Windows",
  struggle: null,
  ...given,
});
