import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { parseOrganisationId, parseSiteKey, parseWebsiteId } from "../protocol/ids.ts";
import { accountSql } from "./seed.ts";
import { seededControl } from "./seeded-control.ts";
import { decidePlan, makeAccount, plansQuery, readWebsiteOptions } from "./website-options.ts";

it("reads a name, origins and a plan", () => {
  const args = [
    "--name",
    "Shop",
    "--origin",
    "https://shop.example",
    "--origin",
    "https://*.shop.example",
    "--plan",
    "pro",
  ];
  expect(readWebsiteOptions(args)).toEqual({
    kind: "website",
    website: { name: "Shop", planId: "pro", origins: ["https://shop.example", "https://*.shop.example"] },
  });
});

it.each([
  ["no name", ["--origin", "https://shop.example"]],
  ["no origin", ["--name", "Shop"]],
  ["a path behind the origin", ["--name", "Shop", "--origin", "https://shop.example/cart"]],
  ["another scheme", ["--name", "Shop", "--origin", "file://shop"]],
  ["a plan's id that is none", ["--name", "Shop", "--origin", "https://shop.example", "--plan", "Grat is"]],
  ["an unknown option", ["--nmae", "Shop"]],
])("refuses %s and says how it is used", (_what, args) => {
  const options = readWebsiteOptions(args);
  expect(options.kind).toBe("refused");
  expect(options.kind === "refused" && options.message).toContain("npm run website -- --name");
});

it("makes ids that the Worker takes, new ones each time, and never writes the API key down", () => {
  const website = { name: "O'Hara's", planId: "pro", origins: ["https://shop.example"] };
  const [one, other] = [makeAccount(website, randomBytes), makeAccount(website, randomBytes)];
  expect(parseOrganisationId(one.organisationId)).not.toBeNull();
  expect(parseWebsiteId(one.websiteId)).not.toBeNull();
  expect(parseSiteKey(one.siteKey)).not.toBeNull();
  expect(one.websiteTag).toMatch(/^[a-z0-9]{1,16}$/);
  expect(one.apiKey).not.toBe(other.apiKey);
  const sql = accountSql(one, 1);
  expect(sql).toContain("'O''Hara''s'");
  expect(sql).not.toContain(one.apiKey);
});

it("takes any plan of the deployment, also an operator's own, and names those there are for one that is not", () => {
  const control = seededControl();
  control.exec(
    "INSERT INTO plans (plan_id, name, retention_days, has_network_panel) VALUES ('team', 'Team', 45, 0)",
  );
  const plans = control.prepare(plansQuery).all();
  expect(decidePlan(plans, "team")).toEqual({ kind: "known" });
  expect(decidePlan(plans, "gratis")).toEqual({
    kind: "unknown_plan",
    message: expect.stringContaining("free, gold, team, pro, scale, enterprise"),
  });
  expect(decidePlan([], "pro")).toMatchObject({ message: expect.stringContaining("has no plans") });
});
