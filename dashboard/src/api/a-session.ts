import type { Session } from "../../../protocol/api.ts";

/** A session for tests, with what matters to the test in `given`. */
export const aSession = (given: Partial<Session> = {}): Session => ({
  sessionId: "ses_demo_0m0abcde_aaaaaaaaaaaaaaaa",
  websiteId: "web_demo",
  visitorId: "vis_8f3aaaaaaaaaaaaa",
  status: "completed",
  startedAt: "2026-11-21T10:00:00.000Z",
  endedAt: "2026-11-21T10:04:12.000Z",
  durationMs: 252_000,
  expiresAt: "2027-05-20T10:00:00.000Z",
  initialUrl: "https://shop.example/pricing?ref=mail",
  referrer: "",
  pageViews: 5,
  eventCount: 318,
  clickCount: 12,
  errorCount: 0,
  hasErrors: false,
  viewportWidth: 1280,
  viewportHeight: 800,
  deviceType: "desktop",
  deviceModel: "",
  browser: "Chrome",
  os: "Windows",
  country: "DE",
  ...given,
});
