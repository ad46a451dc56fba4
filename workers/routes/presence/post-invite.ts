import { createFactory } from "hono/factory";
import { type InviteAnswer, inviteAsk, type LiveVisitor } from "../../../protocol/api-presence.ts";
import { parseSessionId, parseVisitorId, type VisitorId } from "../../../protocol/ids.ts";
import { fillLinkTemplate } from "../../../protocol/link-template.ts";
import type { Invite } from "../../../protocol/presence.ts";
import { AppError } from "../../app-error.ts";
import { presenceSettings } from "../../control/presence-settings.ts";
import type { Env } from "../../env.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { keepInvite, listPresent } from "../../presence-stub.ts";
import { inviteToSession } from "../../session-stub.ts";
import { audit } from "../accounts/audit-entry.ts";
import { valid } from "../valid.ts";

/** Asks a visitor who is here into a conversation: their page hears of it with the next answer that it gets. */
export const postInvite = createFactory<WebsiteEnv>().createHandlers(valid("json", inviteAsk), async (c) => {
  const { websiteId } = c.var;
  const visitorId = parseVisitorId(c.req.param("visitorId") ?? "");
  const here = await listPresent(c.env, websiteId);
  const visitor = here.find((one) => one.visitorId === visitorId);
  if (visitorId === null || visitor === undefined) throw gone();
  const { text } = c.req.valid("json");
  const settings = await presenceSettings(c.env.CONTROL, websiteId);
  const invite = inviteFor(text, settings?.conversationUrl ?? null, visitor);
  const reaches = await leave(c.env, websiteId, visitorId, visitor, invite);
  await audit(c, "visitor_invited", `${websiteId} ${visitorId}`);
  const answer: InviteAnswer = { reaches };
  return c.json(answer);
});

const gone = (): AppError => new AppError("not_found", "This visitor is not on the website.");

function inviteFor(text: string, template: string | null, { visitorId, contact }: LiveVisitor): Invite {
  const url =
    template === null ? null : fillLinkTemplate(template, { visitorId, contactId: contact?.id ?? null });
  return { text, ...(url !== null && { url }) };
}

/** Where the visitor's page fetches it: one place only, so that it is told once. */
async function leave(
  env: Env,
  websiteId: WebsiteEnv["Variables"]["websiteId"],
  visitorId: VisitorId,
  { sessionId: text, state }: LiveVisitor,
  invite: Invite,
): Promise<InviteAnswer["reaches"]> {
  const sessionId = state === "recorded" ? parseSessionId(text) : null;
  if (sessionId !== null && (await inviteToSession(env, { websiteId, sessionId }, invite)))
    return "next_chunk";
  if (!(await keepInvite(env, websiteId, visitorId, invite))) throw gone();
  return "next_page";
}
