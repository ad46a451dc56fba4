import { and, type SQL, sql } from "drizzle-orm";
import type { MarkKind } from "../../protocol/visit/visit-facts.ts";
import { sessions } from "./schema.ts";
import { sessionMarks } from "./visit-schema.ts";

/** What a list is narrowed to by what sessions tell of their visitor. */
export interface VisitFilter {
  /** One of these contacts; none of them: nothing. */
  contactIds?: readonly string[] | undefined;
  tag?: string | undefined;
  /** The experiment's name, `=`, and the side. */
  variant?: string | undefined;
  release?: string | undefined;
  campaign?: string | undefined;
  /** Has done it. */
  event?: string | undefined;
  notEvent?: string | undefined;
  /** Not after the last `event`, or not at all where that is absent. */
  endedWithout?: string | undefined;
  /** A fingerprint. */
  error?: string | undefined;
  hasPrompts?: boolean | undefined;
  referrerHost?: string | undefined;
  /** A folded path; see `foldPath`. */
  page?: string | undefined;
  exitPage?: string | undefined;
  visitors?: "new" | "returning" | undefined;
  notSeenForMs?: number | undefined;
}

type WantedMark = [kind: MarkKind, value: string];

/** Marks that a session must have, those first that few are likely to have. */
export function wantedMarks(filter: VisitFilter): WantedMark[] {
  const { error, tag, event, variant, release, campaign, hasPrompts } = filter;
  const asked: [MarkKind, string | undefined][] = [
    ["error", error],
    ["tag", tag],
    ["prompt", hasPrompts === true ? "" : undefined],
    ["event", event],
    ["variant", variant],
    ["campaign", campaign],
    ["release", release],
  ];
  return asked.flatMap(([kind, value]): WantedMark[] => (value === undefined ? [] : [[kind, value]]));
}

export function matchesVisit(filter: VisitFilter): SQL | undefined {
  const { notEvent, hasPrompts, page, exitPage, visitors, notSeenForMs } = filter;
  return and(
    ofContacts(filter),
    ...wantedMarks(filter).map((mark) => hasMark(mark)),
    notEvent === undefined ? undefined : sql`NOT ${hasMark(["event", notEvent])}`,
    hasPrompts === false ? sql`NOT ${hasMark(["prompt", ""])}` : undefined,
    endsWithout(filter),
    cameFrom(filter),
    page === undefined ? undefined : hasSeen(page),
    exitPage === undefined ? undefined : hasLeftOn(exitPage),
    visitors === undefined
      ? undefined
      : visitors === "new"
        ? isNew
        : sql`${sessions.previousAtMs} IS NOT NULL`,
    notSeenForMs === undefined
      ? undefined
      : sql`${sessions.madeAtMs} - ${sessions.previousAtMs} >= ${notSeenForMs}`,
  );
}

export const ofContacts = ({ contactIds }: VisitFilter): SQL | undefined =>
  contactIds === undefined
    ? undefined
    : sql`${sessions.contactId} IN (SELECT value FROM json_each(${JSON.stringify(contactIds)}))`;

const isNew = sql`${sessions.visitorId} <> '' AND ${sessions.previousAtMs} IS NULL`;

/** The mark of the session at hand, under a name. Its kind is spelled out: a query binds a hundred values at most. */
const markOf = (name: string, [kind, value]: WantedMark): SQL => {
  const column = (of: string) => sql.raw(`${name}.${of}`);
  return sql`${column("website_id")} = ${sessions.websiteId} AND ${column("kind")} = ${sql.raw(`'${kind}'`)}
    AND ${column("value")} = ${value} AND ${column("made_at")} = ${sessions.madeAtMs}
    AND ${column("session_id")} = ${sessions.sessionId}`;
};

/** Not by EXISTS: SQLite would make a join of it, and read what it joins otherwise. */
const isAny = (from: SQL): SQL => sql`((SELECT TRUE FROM ${from} LIMIT 1) IS TRUE)`;

const hasMark = (mark: WantedMark): SQL => isAny(sql`${sessionMarks} AS mark WHERE ${markOf("mark", mark)}`);

function endsWithout({ event, endedWithout }: VisitFilter): SQL | undefined {
  if (endedWithout === undefined) return undefined;
  if (event === undefined) return sql`NOT ${hasMark(["event", endedWithout])}`;
  return sql`NOT ${isAny(sql`${sessionMarks} AS done CROSS JOIN ${sessionMarks} AS later
    WHERE ${markOf("done", ["event", event])} AND ${markOf("later", ["event", endedWithout])}
      AND later.last_at >= done.last_at`)}`;
}

/** Behind `http` or `https`, and before a slash or the end. */
const cameFrom = ({ referrerHost }: VisitFilter): SQL | undefined =>
  referrerHost === undefined
    ? undefined
    : sql`instr(${sessions.referrer} || '/', ${`://${referrerHost.toLowerCase()}/`}) BETWEEN 5 AND 6`;

/** In the text of the JSON, which takes a tenth of the time of reading it: no value in it has a bare quote. */
const hasSeen = (path: string): SQL => sql`instr(${sessions.pages}, ${`"path":${JSON.stringify(path)}`}) > 0`;

const hasLeftOn = (path: string): SQL =>
  sql`${hasSeen(path)}
    AND ${isAny(sql`json_each(${sessions.pages}) WHERE value ->> 'path' = ${path} AND value ->> 'isExit'`)}`;
