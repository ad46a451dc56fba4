import { createFactory } from "hono/factory";
import { type OperatorList, operatorQuery, planChange } from "../../../protocol/api-plan.ts";
import { parseOrganisationId } from "../../../protocol/ids.ts";
import { AppError } from "../../app-error.ts";
import { organisationsAfter, putOnPlan } from "../../control/operator.ts";
import type { AppEnv } from "../../middleware/app-env.ts";
import { operator } from "../../middleware/operator.ts";
import { auditAsOperator } from "../accounts/audit-entry.ts";
import { valid } from "../valid.ts";

const pageOrganisations = 100;
const { createHandlers } = createFactory<AppEnv, "/api/operator/organisations/:organisationId/plan">();

export const getOperatorOrganisations = createHandlers(operator, valid("query", operatorQuery), async (c) => {
  const { cursor } = c.req.valid("query");
  const after = cursor === undefined ? null : parseOrganisationId(cursor);
  if (cursor !== undefined && after === null)
    throw new AppError("cursor_invalid", "cursor: as the page before has told it");
  const rows = await organisationsAfter(c.env.CONTROL, after, pageOrganisations);
  const list: OperatorList = {
    organisations: rows,
    nextCursor: rows[pageOrganisations - 1]?.organisationId ?? null,
  };
  return c.json(list);
});

/** The expiry of the organisation's sessions follows by the cron. */
export const putOrganisationPlan = createHandlers(operator, valid("json", planChange), async (c) => {
  const { planId } = c.req.valid("json");
  const organisationId = parseOrganisationId(c.req.param("organisationId"));
  if (organisationId === null) throw unknownOrganisation();
  const { ARCHIVE_RULE_DAYS } = c.env;
  const ruleDays = ARCHIVE_RULE_DAYS === undefined ? null : Number(ARCHIVE_RULE_DAYS);
  const outcome = await putOnPlan(c.env.CONTROL, organisationId, planId, ruleDays);
  switch (outcome.kind) {
    case "changed":
      await auditAsOperator(c, organisationId, "plan_changed", planId);
      return c.body(null, 204);
    case "unknown_organisation":
      throw unknownOrganisation();
    case "unknown_plan":
      throw new AppError("not_found", "There is no such plan.");
    case "longer_than_archive":
      throw new AppError(
        "plan_too_long",
        `The archive's own rule deletes too early for a plan of more than ${outcome.maxDays} days.`,
      );
  }
});

const unknownOrganisation = () => new AppError("not_found", "There is no such organisation.");
