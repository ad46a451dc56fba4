import { and, eq, isNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import type { PresenceScope, RecorderSettings } from "../../protocol/recorder-config.ts";
import { websites } from "./schema.ts";

/** Of what nobody has set it: what is recorded anyway. */
export const presenceScopeOf = (settings: RecorderSettings | null): PresenceScope =>
  settings?.presence ?? "recorded";

/** What a website's settings say of its presence and of conversations with visitors; null for no such website. */
export async function presenceSettings(
  control: D1Database,
  websiteId: WebsiteId,
): Promise<{ scope: PresenceScope; conversationUrl: string | null } | null> {
  const row = await drizzle(control)
    .select({ settings: websites.settings, conversationUrl: websites.conversationUrl })
    .from(websites)
    .where(and(eq(websites.websiteId, websiteId), isNull(websites.deletedAtMs)))
    .get();
  if (row === undefined) return null;
  return { scope: presenceScopeOf(row.settings), conversationUrl: row.conversationUrl };
}
