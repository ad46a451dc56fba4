import { createMiddleware } from "hono/factory";
import { recordsSessions } from "../../protocol/plans.ts";
import { AppError } from "../app-error.ts";
import type { SiteEnv } from "./known-site.ts";

/** Behind `knownSite`: lets through who sends while the website records. */
export const sender = createMiddleware<SiteEnv>(async (c, next) => {
  const site = c.get("site");
  if (!recordsSessions(site)) throw new AppError("replay_not_in_plan", "The plan keeps no sessions.");
  if (!site.recordingEnabled) throw new AppError("recording_off", "Recording is off for this website.");
  await next();
});
