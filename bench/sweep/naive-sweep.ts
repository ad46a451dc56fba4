import { DurableObject } from "cloudflare:workers";
import type { D1Database, R2Bucket } from "@cloudflare/workers-types";

interface Env {
  CATALOG_0: D1Database;
  ARCHIVE: R2Bucket;
  SESSION: { getByName: (name: string) => { purge: () => Promise<void> } };
}
interface Row {
  website_id: string;
  session_id: string;
}
/** As many as a run of Playhead's takes. */
const rowsPerRun = 600;

/** Forgets as the object of a session does; there is nothing left in it. */
export class SessionObject extends DurableObject {
  async purge(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }
}

/** The measuring Worker passes on what the product has; the plain way has one kind of object. */
export { SessionObject as PresenceObject, SessionObject as WebhookObject };

/** The plain way: one expired session after another, whatever it has found by a list, each row by a call of its own. */
export default {
  async scheduled({ scheduledTime }: { scheduledTime: number }, env: Env): Promise<void> {
    const { results } = await env.CATALOG_0.prepare(
      "SELECT website_id, session_id FROM sessions WHERE expires_at <= ? LIMIT ?",
    )
      .bind(scheduledTime, rowsPerRun)
      .all<Row>();
    for (const { website_id, session_id } of results) {
      await env.SESSION.getByName(`${website_id}:${session_id}`).purge();
      const { objects } = await env.ARCHIVE.list({ prefix: `s/${website_id}/${session_id}/` });
      for (const { key } of objects) await env.ARCHIVE.delete(key);
      await env.CATALOG_0.prepare("DELETE FROM sessions WHERE website_id = ? AND session_id = ?")
        .bind(website_id, session_id)
        .run();
    }
  },
};
