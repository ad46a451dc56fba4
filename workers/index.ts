import type { Env } from "./env.ts";
import { workErasures } from "./erasure/work-erasures.ts";
import { makeApp } from "./middleware/make-app.ts";
import { sideOf } from "./middleware/side.ts";
import { pruneControl } from "./retention/prune-control.ts";
import { sweep } from "./retention/sweep.ts";
import { watchdog } from "./retention/watchdog.ts";
import { workJobs } from "./retention/work-jobs.ts";
import { makeApiApp } from "./routes/api-app.ts";
import { getDashboardPage } from "./routes/dashboard-page.ts";
import { makeIngestApp } from "./routes/ingest-app.ts";
import { makePublicApp } from "./routes/public-app.ts";

export { PresenceObject } from "./presence/presence-do.ts";
export { SessionObject } from "./session/session-do.ts";
export { WebhookObject } from "./webhooks/webhook-do.ts";

const apps = {
  ingest: makeIngestApp(),
  public: makePublicApp(),
  api: makeApiApp(),
  page: makeApp().get("*", getDashboardPage),
};
/** For hosts that are neither of ours: it knows no path. */
const strangeApp = makeApp();

/** In this order: what a longer plan keeps is then not swept. */
const cronWork = [workErasures, watchdog, workJobs, sweep, pruneControl];

export default {
  fetch(request, env, ctx) {
    const side = sideOf(request.url, env);
    return (side === null ? strangeApp : apps[side]).fetch(request, env, ctx);
  },
  /** The trigger's own time counts, so that a test can move it on. */
  async scheduled(controller, env) {
    const failures: unknown[] = [];
    for (const work of cronWork) {
      // One that fails does not keep the others from their turn.
      await work(env, controller.scheduledTime).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  },
} satisfies ExportedHandler<Env>;
