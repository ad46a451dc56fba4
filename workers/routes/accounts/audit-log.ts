import { createFactory } from "hono/factory";
import { type AuditList, auditQuery } from "../../../protocol/api-accounts.ts";
import { AppError } from "../../app-error.ts";
import { type AuditPlace, listAudit } from "../../control/audit.ts";
import type { CallerEnv } from "../../middleware/caller.ts";
import { valid } from "../valid.ts";

const pageEntries = 100;

export const getAudit = createFactory<CallerEnv>().createHandlers(valid("query", auditQuery), async (c) => {
  const { cursor, actor, action, from, to } = c.req.valid("query");
  const filter = { actor, action, fromMs: timeOf(from), toMs: timeOf(to) };
  const after = cursor === undefined ? null : placeOf(cursor);
  const rows = await listAudit(c.env.CONTROL, c.var.caller.organisationId, filter, after, pageEntries);
  const last = rows[pageEntries - 1];
  const list: AuditList = {
    entries: rows.map(({ entryId, atMs, action, actor, subject, networkAddress }) => ({
      entryId,
      at: new Date(atMs).toISOString(),
      action,
      actor,
      subject,
      address: networkAddress,
    })),
    nextCursor: last === undefined ? null : cursorOf(last),
  };
  return c.json(list);
});

const timeOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);

const cursorOf = ({ atMs, entryId }: AuditPlace): string => `${atMs}.${entryId}`;

function placeOf(cursor: string): AuditPlace {
  const [, atMs, entryId] = /^(\d{1,15})\.(aud_[a-z0-9]{1,40})$/.exec(cursor) ?? [];
  if (atMs === undefined || entryId === undefined)
    throw new AppError("cursor_invalid", "cursor: as the page before has told it");
  return { atMs: Number(atMs), entryId };
}
