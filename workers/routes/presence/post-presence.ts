import type { Context } from "hono";
import { presenceWord } from "../../../protocol/api-presence.ts";
import { maxPresenceBytes } from "../../../protocol/limits.ts";
import { cleanText } from "../../../protocol/privacy/clean-text.ts";
import { AppError } from "../../app-error.ts";
import { presenceScopeOf } from "../../control/presence-settings.ts";
import type { SiteEnv } from "../../middleware/known-site.ts";
import { hearPage } from "../../presence-stub.ts";
import { admitWord } from "../admit-word.ts";
import { browserOf } from "../browser-of.ts";
import { jsonOf } from "../json-of.ts";
import { readBody } from "../read-body.ts";
import { refusalOf } from "../refusal-of.ts";

/** Takes a page's word that its visitor is here or gone. JSON under any content type, so that no preflight is paid. */
export async function postPresence(c: Context<SiteEnv, "/v1/presence/:siteKey">): Promise<Response> {
  const body = await readBody(c.req.raw, maxPresenceBytes, "bad_request");
  const said = presenceWord.safeParse(jsonOf(body));
  if (!said.success) throw new AppError("bad_request", "The body is no word of a page.");
  const { contact, ...word } = said.data;
  const { websiteId, tag, settings } = c.var.site;
  const nowMs = Date.now();
  const admitted = admitWord(word, { tag, scope: presenceScopeOf(settings) }, nowMs);
  if (admitted.kind === "refused") throw refusalOf(admitted, nowMs);
  const reply = await hearPage(c.env, websiteId, {
    ...word,
    ...admitted.ids,
    // The page has cleaned it; this is the second net.
    url: cleanText(word.url, settings?.privacy?.maskEmails === false),
    ...(contact && { contact }),
    ...browserOf(c.req.raw),
  });
  return c.json(reply);
}
