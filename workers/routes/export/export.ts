import { createFactory } from "hono/factory";
import type { ExportLine } from "../../../protocol/api.ts";
import { visitorExportQuery } from "../../../protocol/api-replay.ts";
import { parseSessionId, parseVisitorId, sessionIdParts } from "../../../protocol/ids.ts";
import { AppError } from "../../app-error.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { type SubjectRange, subjectSessions } from "../../catalog/subject-sessions.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { audit } from "../accounts/audit-entry.ts";
import { ndjson } from "../ndjson.ts";
import { streamText } from "../replay/stream-text.ts";
import { valid } from "../valid.ts";
import { type ExportCursor, exportLines } from "./export-lines.ts";

/** Everything kept of a visitor as one file of JSON lines, see `ExportLine`; `?after=` goes on behind a session. */
export const getVisitorExport = createFactory<
  WebsiteEnv,
  "/api/websites/:websiteId/visitors/:visitorId/export"
>().createHandlers(valid("query", visitorExportQuery), async (c) => {
  const { websiteId } = c.var;
  const visitorId = parseVisitorId(c.req.param("visitorId"));
  if (visitorId === null) throw new AppError("not_found", "There is no such visitor.");
  const after = cursorOf(c.req.valid("query").after);
  const range: SubjectRange = {
    websiteId,
    subject: { kind: "visitor", visitorId },
    madeUntilMs: Number.MAX_SAFE_INTEGER,
  };
  const [first] = await subjectSessions(await openCatalog(c.env, websiteId), range, null, 1);
  if (first === undefined) throw new AppError("not_found", "There is no such visitor.");

  await audit(c, "visitor_exported", visitorId);
  const exportedAt = new Date().toISOString();
  const head: ExportLine = { kind: "export", version: 1, websiteId, visitorId, exportedAt };
  return new Response(streamText(ndjson(withHead(head, exportLines(c.env, range, after)))), {
    headers: {
      "content-type": "application/x-ndjson",
      "content-disposition": `attachment; filename="playhead-${visitorId}.ndjson"`,
    },
  });
});

function cursorOf(after: string | undefined): ExportCursor | null {
  if (after === undefined) return null;
  const sessionId = parseSessionId(after);
  if (sessionId === null) throw new AppError("cursor_invalid", "after: the id of a session");
  return { madeAtMs: sessionIdParts(sessionId).startedAtMs, sessionId };
}

async function* withHead(head: ExportLine, lines: AsyncIterable<ExportLine>): AsyncGenerator<ExportLine> {
  yield head;
  yield* lines;
}
