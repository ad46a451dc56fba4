import { createMiddleware } from "hono/factory";
import { parseWebsiteId, type WebsiteId } from "../../protocol/ids.ts";
import { AppError } from "../app-error.ts";
import { ownsWebsite } from "../control/websites.ts";
import type { CallerEnv } from "./caller.ts";

export interface WebsiteEnv extends CallerEnv {
  Variables: CallerEnv["Variables"] & { websiteId: WebsiteId };
}

/** Lets through to the caller's own websites. Another's answers like one that does not exist. */
export const ownedWebsite = createMiddleware<WebsiteEnv>(async (c, next) => {
  const websiteId = parseWebsiteId(c.req.param("websiteId") ?? "");
  if (websiteId === null || !(await ownsWebsite(c.env.CONTROL, c.var.caller.organisationId, websiteId))) {
    throw new AppError("not_found", "There is no such website.");
  }
  c.set("websiteId", websiteId);
  await next();
});
