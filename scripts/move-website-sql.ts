/**
 * SQL for `CONTROL` that queues the move of a website to another catalog, as `queueMove` of the Worker does. A website
 * that is there already, or on its way, is left as it is, and then no row
 * is answered.
 * @param nowMs server time
 */
export function moveWebsiteSql(websiteId: string, catalog: number, nowMs: number): string {
  const from = `coalesce((SELECT catalog FROM shards WHERE website_id = '${websiteId}'), 0)`;
  const first = `json('{"step":"clear","table":"assets"}')`;
  return `INSERT INTO jobs (job_id, kind, website_id, progress, revision, not_before)
SELECT 'move:' || website_id, 'move', website_id, json_object('from', ${from}, 'to', ${catalog}, 'at', ${first}), 0, ${nowMs}
FROM websites WHERE website_id = '${websiteId}' AND ${from} <> ${catalog}
ON CONFLICT DO NOTHING
RETURNING job_id;
`;
}
