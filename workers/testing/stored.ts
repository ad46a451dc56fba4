import { listDurableObjectIds } from "cloudflare:test";
import { env } from "cloudflare:workers";

/** All that ingest could have left behind, counted: equal before and after means that nothing was stored. */
export async function stored(): Promise<{ objects: number; keys: string[]; rows: unknown }> {
  const [ids, listed, rows] = await Promise.all([
    listDurableObjectIds(env.SESSION),
    env.ARCHIVE.list(),
    env.CATALOG_0.prepare(
      "SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM assets) AS assets",
    ).first(),
  ]);
  return { objects: ids.length, keys: listed.objects.map(({ key }) => key), rows };
}
