import type { Env } from "./env.ts";
import { workErasures } from "./erasure/work-erasures.ts";
import { makeApp } from "./middleware/make-app.ts";
import { sideOf } from "./middleware/side.ts";
import { sweep } from "./retention/sweep.ts";
import { watchdog } from "./retention/watchdog.ts";
import { workJobs } from "./retention/work-jobs.ts";
import { makeApiApp } from "./routes/api-app.ts";
import { getDashboardPage } from "./routes/dashboard-page.ts";
import { makeIngestApp } from "./routes/ingest-app.ts";
import { makePublicApp } from "./routes/public-app.ts";

export { SessionObject } from "./session/session-do.ts";

const apps = {
  ingest: makeIngestApp(),
  public: makePublicApp(),
  api: makeApiApp(),
  page: makeApp().get("*", getDashboardPage),
};
/** For hosts that are neither of ours: it knows no path. */
const strangeApp = makeApp();

export default {
  fetch(request, env, ctx) {
    const side = sideOf(request.url, env);
    return (side === null ? strangeApp : apps[side]).fetch(request, env, ctx);
  },
  /** The trigger's own time counts, so that a test can move it on. */
  async scheduled(controller, env) {
    try {
      await workErasures(env, controller.scheduledTime);
      await watchdog(env, controller.scheduledTime);
      // Before the sweep: what a longer plan keeps is then not swept.
      await workJobs(env, controller.scheduledTime);
    } finally {
      // What has expired is deleted whatever else fails.
      await sweep(env, controller.scheduledTime);
    }
  },
} satisfies ExportedHandler<Env>;
