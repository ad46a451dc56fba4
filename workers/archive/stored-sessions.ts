import { parseSessionId, parseWebsiteId } from "../../protocol/ids.ts";
import { type SessionAddress, sessionPrefix, sessionsPrefix } from "./keys.ts";

/**
 * Sessions that have something in the archive, in the order of their keys, which is the order of website and start.
 * @param after the last session of the page before, null for the first page
 * @returns the page and where it ended, null when it was the last one
 */
export async function storedSessions(
  archive: R2Bucket,
  after: SessionAddress | null,
  maxObjects: number,
): Promise<{ sessions: SessionAddress[]; end: SessionAddress | null }> {
  const page = await archive.list({
    prefix: sessionsPrefix,
    limit: maxObjects,
    // Behind all that a session has: no key of ours goes on with a tilde.
    ...(after !== null && { startAfter: `${sessionPrefix(after)}~` }),
  });
  const sessions: SessionAddress[] = [];
  for (const { key } of page.objects) {
    const [, website = "", session = ""] = key.split("/");
    const [websiteId, sessionId] = [parseWebsiteId(website), parseSessionId(session)];
    if (websiteId === null || sessionId === null || sessions.at(-1)?.sessionId === sessionId) continue;
    sessions.push({ websiteId, sessionId });
  }
  return { sessions, end: page.truncated ? (sessions.at(-1) ?? null) : null };
}

/** Whether the session has anything in the archive. */
export async function isStored(archive: R2Bucket, address: SessionAddress): Promise<boolean> {
  return (await archive.list({ prefix: sessionPrefix(address), limit: 1 })).objects.length > 0;
}
