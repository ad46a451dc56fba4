import { env } from "cloudflare:workers";
import { customEvent, type ReplayEvent } from "../../../../protocol/events.ts";
import { settleSession } from "../../../session-stub.ts";
import { callApi } from "../../../testing/call.ts";
import { freshSessionId, freshTabId, pageEvents } from "../../../testing/make-chunk.ts";
import { postEvents } from "../../../testing/post-chunk.ts";
import type { SeededWebsite } from "../../../testing/seed-website.ts";
import { quiet } from "../../../testing/session.ts";
import { freshVisitor } from "../../../testing/visits.ts";

export const errorAt = (message: string, atMs: number, stack = ""): ReplayEvent =>
  customEvent("ph.error", { kind: "error", message, stack, source: "", line: 0, column: 0 }, atMs);
export const eventAt = (name: string, atMs: number): ReplayEvent =>
  customEvent("ph.track", { name, properties: {} }, atMs);
export const identifyAt = (id: string, name: string, atMs: number): ReplayEvent =>
  customEvent("ph.identify", { id, name, email: `${id}@shop.example`, url: "" }, atMs);

/**
 * A session that is over, posted as the recorder posts it.
 * @param tell what its page tells besides; given when the page began, server time
 */
export async function toldSession(
  website: SeededWebsite,
  tell: (atMs: number) => ReplayEvent[] = () => [],
  { url = "https://shop.example/", visitor = freshVisitor(), agoMs = 0 } = {},
) {
  const atMs = Date.now() - agoMs;
  const sessionId = freshSessionId(website.tag, atMs);
  const place = { sessionId, tabId: freshTabId(), seq: 0 };
  const { visitorId, secretHash } = visitor;
  const answer = await postEvents(website, place, [...pageEvents(url, atMs), ...tell(atMs)], {
    visitorId,
    secretHash,
  });
  if (!answer.ok) throw new Error(await answer.text());
  await settleSession(env, { websiteId: website.websiteId, sessionId }, quiet());
  return { ...place, visitor, websiteId: website.websiteId };
}

/** What the API answers with the website's key, parsed. */
export async function told<Answer>(
  website: SeededWebsite,
  path: string,
  schema: { parse: (value: unknown) => Answer },
): Promise<Answer> {
  const answer = await callApi(website, path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return schema.parse(await answer.json());
}

/** Asks with the website's key and a body. */
export const send = (
  website: SeededWebsite,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> =>
  callApi(website, path, {
    method,
    headers: { authorization: `Bearer ${website.apiKey}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

export const codeOf = async (answer: Response): Promise<unknown> => {
  const { code } = await answer.json<{ code: string }>();
  return [answer.status, code];
};
