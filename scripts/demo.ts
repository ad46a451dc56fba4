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
  memberName: "Demo owner",
  memberPassword: "playhead-demo",
  /** Of that password, as the Worker writes hashes; at a fixed salt, so that the seed is the same text each time. */
  memberPasswordHash: "scrypt$16384$8$5$OxQIbb_Jm_NWGwJlNNNdmg$0nK_Zn4h9espkxmG0GNw9KUEciqqgBLSMJdAavNdBXA",
  /** Any port of this machine, so that the shop may move. */
  trigger: "all",
  samplingRate: 1,
  settings: "{}",
  allowedOrigins: ["http://localhost:*", "http://127.0.0.1:*"],
} as const;
