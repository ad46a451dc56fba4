import { createFactory } from "hono/factory";
import { newWebsite, type WebsiteMade } from "../../../protocol/api-websites.ts";
import { makeSiteKey, makeWebsiteId } from "../../../protocol/ids.ts";
import { maxWebsites } from "../../../protocol/limits.ts";
import { AppError } from "../../app-error.ts";
import { randomId, randomLetters } from "../../auth/random-id.ts";
import { addWebsite } from "../../control/new-website.ts";
import { listWebsites, websiteIdsOf } from "../../control/websites.ts";
import type { CallerEnv } from "../../middleware/caller.ts";
import { audit } from "../accounts/audit-entry.ts";
import { valid } from "../valid.ts";
import { snippetOf } from "./snippet.ts";

/** What stands in every session id: 16 letters of chance are nobody else's. */
const tagChars = 16;

export const postWebsite = createFactory<CallerEnv>().createHandlers(valid("json", newWebsite), async (c) => {
  const { name, origin } = c.req.valid("json");
  const { organisationId } = c.var.caller;
  if ((await websiteIdsOf(c.env.CONTROL, organisationId)).length >= maxWebsites)
    throw new AppError("plan_limit", `An organisation has ${maxWebsites} websites at most.`);
  const [websiteId, siteKey] = [makeWebsiteId(randomId()), makeSiteKey(randomId())];
  const tag = randomLetters(tagChars);
  await addWebsite(c.env.CONTROL, { websiteId, organisationId, name, tag, siteKey, origin }, Date.now());
  await audit(c, "website_made", websiteId);
  const own = await listWebsites(c.env.CONTROL, organisationId);
  const website = own.find((one) => one.websiteId === websiteId);
  if (website === undefined) throw new Error("a website that was just made is not there");
  const made: WebsiteMade = { website, snippet: snippetOf(c.env.PUBLIC_ORIGIN, siteKey) };
  return c.json(made, 201);
});
