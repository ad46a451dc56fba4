import type { Hono } from "hono";
import type { AppEnv } from "../../middleware/app-env.ts";
import { getPlan } from "./plan.ts";
import { getUsage } from "./usage.ts";

/** Behind `caller`: what the organisation may, and what it has used. */
export function addPlanRoutes(app: Hono<AppEnv>): void {
  app.get("/api/plan", getPlan);
  app.get("/api/usage", ...getUsage);
}
