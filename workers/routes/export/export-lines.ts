import type { ExportLine } from "../../../protocol/api.ts";
import { maxExportSessions } from "../../../protocol/limits.ts";
import { findSession } from "../../catalog/find-session.ts";
import { type Catalog, openCatalog } from "../../catalog/open-catalog.ts";
import type { SessionRow } from "../../catalog/schema.ts";
import { sessionOfRow } from "../../catalog/session-of-row.ts";
import { type SubjectRange, subjectSessions } from "../../catalog/subject-sessions.ts";
import type { Env } from "../../env.ts";
import { eventsOfTab } from "../replay/events-of-tab.ts";
import { openReplay } from "../replay/open-replay.ts";
import { type AttachSheets, makeSheetShelf } from "../replay/sheet-shelf.ts";

/** Rows of sessions held at once. */
const pageRows = 50;

/** Sessions that stand before others are exported before them. */
export type ExportCursor = Pick<SessionRow, "madeAtMs" | "sessionId">;

/**
 * What is kept of the range's sessions, line by line: never more of a session at once than its timeline and a chunk.
 * The last line says that nothing is missing.
 * @param after the last session of the file before, null for the first file
 */
export async function* exportLines(
  env: Env,
  range: SubjectRange,
  after: ExportCursor | null,
): AsyncGenerator<ExportLine> {
  const catalog = await openCatalog(env, range.websiteId);
  const attach = makeSheetShelf(env.ARCHIVE, range.websiteId);
  let last = after;
  let sessions = 0;
  while (sessions < maxExportSessions) {
    const page = await subjectSessions(catalog, range, last, pageRows);
    for (const row of page) {
      yield* linesOrGone(env, catalog, row, attach);
      sessions += 1;
      last = row;
    }
    if (page.length < pageRows) {
      yield { kind: "end", sessions, next: null };
      return;
    }
  }
  yield { kind: "end", sessions, next: last?.sessionId ?? null };
}

/** A session may expire or be erased while it is read. */
async function* linesOrGone(
  env: Env,
  catalog: Catalog,
  row: SessionRow,
  attach: AttachSheets,
): AsyncGenerator<ExportLine> {
  try {
    yield* sessionLines(env, row, attach);
  } catch (error) {
    if ((await findSession(catalog, row)) !== null) throw error;
    yield { kind: "gone", sessionId: row.sessionId };
  }
}

async function* sessionLines(env: Env, row: SessionRow, attach: AttachSheets): AsyncGenerator<ExportLine> {
  const replay = await openReplay(env, row, sessionOfRow(row));
  const { session, completeness, timeline } = replay;
  yield { kind: "session", session, completeness, timeline };
  for (const tab of timeline.tabs) {
    const { tabId, clockOffsetMs } = tab;
    for await (const events of eventsOfTab(env.ARCHIVE, row, replay, tab, attach)) {
      if (events.length === 0) continue;
      yield { kind: "events", sessionId: row.sessionId, tabId, clockOffsetMs, events };
    }
  }
}
