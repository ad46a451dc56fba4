import { randomBytes } from "node:crypto";
import { queryControl } from "./deploy/account.ts";
import { deployedConfigPath, readGeneratedConfig } from "./deploy/generated-config.ts";
import { type OwnerOptions, readOwnerOptions } from "./owner-options.ts";
import { inviteOwnerSql, newOrganisationSql } from "./owner-sql.ts";
import { endAll, endWithSignals } from "./processes.ts";

const id = (prefix: string) => `${prefix}_${randomBytes(8).toString("hex")}`;

/** @returns the organisation's id */
async function begin(name: string, planId: string): Promise<string> {
  const organisationId = id("org");
  const [made = []] = await queryControl(
    deployedConfigPath,
    newOrganisationSql(organisationId, name, planId),
  );
  if (made.length === 0) throw new Error(`there is no plan ${planId}. Nothing was changed.`);
  return organisationId;
}

/** @returns what to tell the operator */
async function invite(
  options: Exclude<OwnerOptions, { kind: "refused" }>,
  dashboardOrigin: string,
): Promise<string> {
  const organisationId =
    options.kind === "join" ? options.organisationId : await begin(options.name, options.planId);
  const token = randomBytes(20).toString("hex");
  const invitation = { invitationId: id("inv"), token, organisationId, email: options.email };
  const [made = []] = await queryControl(deployedConfigPath, inviteOwnerSql(invitation, Date.now()));
  if (made.length === 0) throw new Error(`there is no organisation ${organisationId}. Nothing was changed.`);
  return `
  ${options.email} becomes an owner of ${organisationId} by this link, once and within a day:

  ${dashboardOrigin}/join#${token}
`;
}

// Prints a link by which somebody becomes an owner in the deployment that `npm run deploy` made: the first, or another.
endWithSignals(130);
const options = readOwnerOptions(process.argv.slice(2));
const config = readGeneratedConfig();
if (options.kind === "refused") await endAll(2, options.message);
else if (config === null) await endAll(1, "there is no deployment yet: run `npm run deploy` first.");
else {
  const told = invite(options, config.dashboardOrigin);
  console.log(await told.catch((error: Error) => endAll(1, error.message)));
}
