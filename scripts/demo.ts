/** The demo account. Only the local seed and `npm start` know it; a deployment never does. */
export const demo = {
  organisationId: "org_demo",
  organisationName: "Tidewater Supply",
  planId: "enterprise",
  websiteId: "web_demo",
  websiteName: "Tidewater Supply shop",
  websiteTag: "demo",
  siteKey: "pk_demo",
  apiKey: "phk_demo",
  memberEmail: "demo@playhead.local",
  memberPassword: "playhead-demo",
  /** Any port of this machine, so that the shop may move. */
  trigger: "all",
  samplingRate: 1,
  settings: "{}",
  allowedOrigins: ["http://localhost:*", "http://127.0.0.1:*"],
} as const;
