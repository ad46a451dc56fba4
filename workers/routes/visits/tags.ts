import type { Context } from "hono";
import { createFactory } from "hono/factory";
import { type BulkTagged, bulkTags, type TagList, tag } from "../../../protocol/api-tags.ts";
import { parseSessionId } from "../../../protocol/ids.ts";
import { AppError } from "../../app-error.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { editTags, tagsOfWebsite } from "../../catalog/tags.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { valid } from "../valid.ts";

type TagContext = Context<SessionEnv, "/api/replay/:sessionId/tags/:tag">;

/** Puts the tag on the session; asked again, it stays as it is. */
export const putTag = (c: TagContext): Promise<Response> => edit(c, (text) => ({ add: [text], remove: [] }));

/** Takes it off, also where the page has told it. */
export const deleteTag = (c: TagContext): Promise<Response> =>
  edit(c, (text) => ({ add: [], remove: [text] }));

async function edit(
  c: TagContext,
  editsOf: (text: string) => Parameters<typeof editTags>[3],
): Promise<Response> {
  const parsed = tag.safeParse(c.req.param("tag"));
  if (!parsed.success) throw new AppError("bad_request", "tag: a text of 1 to 513 characters");
  const { websiteId, sessionId } = c.var.address;
  await editTags(await openCatalog(c.env, websiteId), websiteId, [sessionId], editsOf(parsed.data));
  return c.body(null, 204);
}

/** Tags many sessions at once. */
export const postTags = createFactory<WebsiteEnv>().createHandlers(valid("json", bulkTags), async (c) => {
  const { sessionIds, ...edits } = c.req.valid("json");
  const { websiteId } = c.var;
  const ids = sessionIds.flatMap((text) => parseSessionId(text) ?? []);
  const found = await editTags(await openCatalog(c.env, websiteId), websiteId, ids, edits);
  return c.json({ sessionIds: found } satisfies BulkTagged);
});

export async function getTags(c: Context<WebsiteEnv>): Promise<Response> {
  const { websiteId } = c.var;
  const values = await tagsOfWebsite(await openCatalog(c.env, websiteId, Date.now()), websiteId);
  const list: TagList = { tags: values.map(({ value, sessions }) => ({ tag: value, sessions })) };
  return c.json(list);
}
