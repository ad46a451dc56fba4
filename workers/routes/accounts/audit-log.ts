import { createFactory } from "hono/factory";
import { type AuditList, auditQuery } from "../../../protocol/api-accounts.ts";
import { listAudit } from "../../control/audit.ts";
import type { CallerEnv } from "../../middleware/caller.ts";
import { valid } from "../valid.ts";

const pageEntries = 100;

export const getAudit = createFactory<CallerEnv>().createHandlers(valid("query", auditQuery), async (c) => {
  const { before } = c.req.valid("query");
  const beforeMs = before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before);
  const rows = await listAudit(c.env.CONTROL, c.var.caller.organisationId, beforeMs, pageEntries);
  const list: AuditList = {
    entries: rows.map(({ entryId, atMs, action, actor, subject, networkAddress }) => ({
      entryId,
      at: new Date(atMs).toISOString(),
      action,
      actor,
      subject,
      address: networkAddress,
    })),
  };
  return c.json(list);
});
