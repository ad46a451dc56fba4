import type { OrganisationId } from "../../protocol/ids.ts";
import type { SeededWebsite } from "./seed-website.ts";

/** Gives the website's own plan other days, as an operator's change of the row does. */
export async function changeDays(control: D1Database, { tag }: SeededWebsite, days: number): Promise<void> {
  await control.prepare("UPDATE plans SET retention_days = ? WHERE plan_id = ?").bind(days, tag).run();
}

/** Puts an organisation with all its websites on another plan. */
export async function changePlan(
  control: D1Database,
  organisationId: OrganisationId,
  planId: string,
): Promise<void> {
  await control
    .prepare("UPDATE organisations SET plan_id = ? WHERE organisation_id = ?")
    .bind(planId, organisationId)
    .run();
}
