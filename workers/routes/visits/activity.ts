import { createFactory } from "hono/factory";
import {
  type ActivityChart,
  type ActivityFeed,
  type ActivityItem,
  activityChartQuery,
  activityQuery,
} from "../../../protocol/api-activity.ts";
import { chartPoints } from "../../../protocol/visit/chart-points.ts";
import { zoneOffset } from "../../../protocol/visit/zone-offset.ts";
import { AppError } from "../../app-error.ts";
import { chartedSessions } from "../../catalog/charted-sessions.ts";
import { writeKeyCursor } from "../../catalog/key-cursor.ts";
import { markedSessions, newestSessions } from "../../catalog/marked-sessions.ts";
import type { NotedRow } from "../../catalog/noted-row.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { sessionOfRow } from "../../catalog/session-of-row.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { valid } from "../valid.ts";
import { sessionCursorOf } from "./cursor-of.ts";
import { isoLocalTime, isoTime } from "./iso-time.ts";
import { rangeOf } from "./range-of.ts";

const factory = createFactory<WebsiteEnv>();

/** What has gone on lately. */
export const getActivity = factory.createHandlers(valid("query", activityQuery), async (c) => {
  const { kind, cursor, limit } = c.req.valid("query");
  const { websiteId } = c.var;
  const after = sessionCursorOf(cursor, kind);
  const catalog = await openCatalog(c.env, websiteId, Date.now());
  const rows =
    kind === "prompts"
      ? await markedSessions(catalog, websiteId, ["prompt", ""], after, limit + 1)
      : await newestSessions(catalog, websiteId, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const feed: ActivityFeed = {
    items: page.flatMap((row) => [
      ...(kind === "prompts" ? [] : [sessionItem(row)]),
      ...(kind === "sessions" ? [] : promptItems(row)),
    ]),
    nextCursor:
      rows.length > limit && last !== undefined
        ? writeKeyCursor({ sort: kind, value: last.madeAtMs, key: last.sessionId })
        : null,
  };
  return c.json(feed);
});

function sessionItem(row: NotedRow): ActivityItem {
  const session = sessionOfRow(row);
  return { kind: "session", at: session.startedAt, session };
}

function promptItems(row: NotedRow): ActivityItem[] {
  const session = sessionOfRow(row);
  return row.prompts.toReversed().map(({ atMs, text }) => ({
    ...{ kind: "prompt", at: isoTime(atMs), text, session },
    atMs: Math.max(0, atMs - row.startedAtMs),
  }));
}

/** How much went on, by the hours or days of a member's zone. */
export const getActivityChart = factory.createHandlers(valid("query", activityChartQuery), async (c) => {
  const { per, timeZone, from, to } = c.req.valid("query");
  const offsetAt = zoneOffset(timeZone);
  if (offsetAt === null) throw new AppError("bad_request", "timeZone: not a name of the IANA's");
  const nowMs = Date.now();
  const { websiteId } = c.var;
  const range = rangeOf(websiteId, { from, to }, nowMs);
  const { quarters, cutAtMs } = await chartedSessions(await openCatalog(c.env, websiteId, nowMs), range);
  const span = { fromMs: range.fromMs, toMs: to === undefined ? nowMs : range.toMs };
  const chart: ActivityChart = {
    per,
    timeZone,
    points: chartPoints(quarters, per, span, offsetAt).map(({ atMs, offsetMs, ...counts }) => ({
      at: isoLocalTime(atMs, offsetMs),
      ...counts,
    })),
    countedFrom: isoTime(cutAtMs ?? range.fromMs),
  };
  return c.json(chart);
});
