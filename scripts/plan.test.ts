import type { DatabaseSync } from "node:sqlite";
import { expect, it, test } from "vitest";
import { type NewPlan, readPlanOptions } from "./plan-options.ts";
import { decidePut, putOnPlanSql, savePlanSql } from "./plan-sql.ts";
import { seededControl } from "./seeded-control.ts";

/** Rows of each statement, as D1 answers them. */
const query = (database: DatabaseSync, sql: string) =>
  sql
    .split(";\n")
    .filter((statement) => statement !== "")
    .map((statement) => database.prepare(statement).all());

const planOf = (database: DatabaseSync) =>
  database.prepare("SELECT plan_id FROM organisations WHERE organisation_id = 'org_demo'").get()?.plan_id;

const team: NewPlan = {
  planId: "team",
  name: "The team's",
  retentionDays: 45,
  hasNetworkPanel: true,
  monthlySessions: 100_000,
  maxMembers: 10,
};

const words = (line: string) => line.split(" ");

it("reads a plan, and what is left out is off or without a bound", () => {
  expect(readPlanOptions(words("--plan team --name Team --days 45"))).toEqual({
    kind: "save",
    plan: {
      planId: "team",
      name: "Team",
      retentionDays: 45,
      hasNetworkPanel: false,
      monthlySessions: null,
      maxMembers: null,
    },
  });
  expect(
    readPlanOptions(
      words("--plan team --name Team --days 45 --network --monthly-sessions 100000 --members 10"),
    ),
  ).toMatchObject({ plan: { hasNetworkPanel: true, monthlySessions: 100_000, maxMembers: 10 } });
});

it("reads which organisation is put on which plan", () => {
  expect(readPlanOptions(words("--organisation org_abc --plan team"))).toEqual({
    kind: "put",
    organisationId: "org_abc",
    planId: "team",
  });
});

it.each([
  ["no plan", "--name Team --days 45"],
  ["a plan's id that is none", "--plan Team's --name Team --days 45"],
  ["no name", "--plan team --days 45"],
  ["no days", "--plan team --name Team"],
  ["part of a day", "--plan team --name Team --days 1.5"],
  ["days below none", "--plan team --name Team --days=-1"],
  ["a number of sessions that is none", "--plan team --name Team --days 45 --monthly-sessions many"],
  ["a number of members that is none", "--plan team --name Team --days 45 --members 0"],
  ["an organisation's id that is none", "--organisation acme --plan team"],
  ["a change of the plan and of the organisation at once", "--organisation org_abc --plan team --days 45"],
  ["an unknown option", "--plna team"],
])("refuses %s and says how it is used", (_what, line) => {
  expect(readPlanOptions(words(line))).toEqual({
    kind: "refused",
    message: expect.stringContaining("npm run plan -- --plan"),
  });
});

test("a plan is added, changed wholly when it is there, and tells that it was written", () => {
  const database = seededControl();
  const rows = () => database.prepare("SELECT * FROM plans WHERE plan_id = 'team'").all();
  expect(query(database, savePlanSql(team))).toEqual([[{ plan_id: "team" }]]);
  expect(rows()).toEqual([
    {
      plan_id: "team",
      name: "The team's",
      retention_days: 45,
      has_network_panel: 1,
      monthly_sessions: 100_000,
      max_members: 10,
    },
  ]);
  const other = {
    ...team,
    name: "Team",
    retentionDays: 60,
    hasNetworkPanel: false,
    monthlySessions: null,
    maxMembers: null,
  };
  expect(query(database, savePlanSql(other))).toEqual([[{ plan_id: "team" }]]);
  expect(rows()).toEqual([
    {
      plan_id: "team",
      name: "Team",
      retention_days: 60,
      has_network_panel: 0,
      monthly_sessions: null,
      max_members: null,
    },
  ]);
});

test("an organisation is put on a plan as long as the archive's rule allows", () => {
  const database = seededControl();
  query(database, savePlanSql({ ...team, retentionDays: 181 }));
  const put = (ruleDays: number) =>
    decidePut(query(database, putOnPlanSql("org_demo", "team", ruleDays)), ruleDays);
  expect(put(194)).toEqual({ kind: "longer_than_archive", days: 181, maxDays: 180 });
  expect(planOf(database)).toBe("enterprise");
  expect(put(195)).toEqual({ kind: "changed" });
  expect(planOf(database)).toBe("team");
});

test("an unknown organisation and an unknown plan are told apart, and nothing is changed", () => {
  const database = seededControl();
  const put = (organisationId: string, planId: string) =>
    decidePut(query(database, putOnPlanSql(organisationId, planId, 194)), 194);
  expect(put("org_nobody", "pro")).toEqual({ kind: "unknown_organisation" });
  expect(put("org_demo", "gratis")).toEqual({ kind: "unknown_plan" });
  expect(planOf(database)).toBe("enterprise");
});
