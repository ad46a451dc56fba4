import type { Hono } from "hono";
import type { AppEnv } from "../../middleware/app-env.ts";
import { getOperatorOrganisations, putOrganisationPlan } from "./organisations.ts";

/** For who runs the deployment; no key and no login opens these. */
export function addOperatorRoutes(app: Hono<AppEnv>): void {
  app.get("/api/operator/organisations", ...getOperatorOrganisations);
  app.put("/api/operator/organisations/:organisationId/plan", ...putOrganisationPlan);
}
