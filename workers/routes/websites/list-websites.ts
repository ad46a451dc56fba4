import type { Context } from "hono";
import type { WebsiteList } from "../../../protocol/api.ts";
import { listWebsites } from "../../control/websites.ts";
import type { CallerEnv } from "../../middleware/caller.ts";

export async function getWebsites(c: Context<CallerEnv>): Promise<Response> {
  const list: WebsiteList = { websites: await listWebsites(c.env.CONTROL, c.var.caller.organisationId) };
  return c.json(list);
}
