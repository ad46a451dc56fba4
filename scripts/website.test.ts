import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { parseOrganisationId, parseSiteKey, parseWebsiteId } from "../protocol/ids.ts";
import { accountSql, websiteSql } from "./seed.ts";
import { seededControl } from "./seeded-control.ts";
import { decidePlan, makeAccount, plansQuery, readWebsiteOptions } from "./website-options.ts";
import { recordingSql } from "./website-settings.ts";

const noFile = (path: string): string => {
  throw new Error(`There is no ${path}.`);
};
const first = { trigger: "smart", samplingRate: 0.02, settings: {} } as const;

it("reads a name, origins and a plan; a new website records what is worth it", () => {
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
  expect(readWebsiteOptions(args, noFile)).toEqual({
    kind: "website",
    website: {
      name: "Shop",
      organisationId: null,
      planId: "pro",
      origins: ["https://shop.example", "https://*.shop.example"],
      recording: first,
    },
  });
});

const shop = ["--name", "Shop", "--origin", "https://shop.example"];

it.each([
  ["no name", ["--origin", "https://shop.example"]],
  ["no origin", ["--name", "Shop"]],
  ["a path behind the origin", ["--name", "Shop", "--origin", "https://shop.example/cart"]],
  ["another scheme", ["--name", "Shop", "--origin", "file://shop"]],
  ["a plan's id that is none", ["--name", "Shop", "--origin", "https://shop.example", "--plan", "Grat is"]],
  ["an organisation's id that is none", [...shop, "--organisation", "acme"]],
  ["a plan for an organisation that has one", [...shop, "--organisation", "org_abc", "--plan", "pro"]],
  ["an unknown option", ["--nmae", "Shop"]],
  ["a trigger that is none", ["--website", "web_abc", "--trigger", "moon"]],
  ["a share above one", ["--website", "web_abc", "--sampling", "2"]],
  ["a file that is not there", ["--website", "web_abc", "--settings", "none.json"]],
  ["an id that is none", ["--website", "shop", "--trigger", "all"]],
  ["no change", ["--website", "web_abc"]],
])("refuses %s and says how it is used", (_what, args) => {
  const options = readWebsiteOptions(args, noFile);
  expect(options.kind).toBe("refused");
  expect(options.kind === "refused" && options.message).toContain("npm run website -- --name");
});

it("makes ids that the Worker takes, new ones each time, and never writes the API key down", () => {
  const website = {
    name: "O'Hara's",
    organisationId: null,
    planId: "pro",
    origins: ["https://shop.example"],
    recording: first,
  };
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

it("puts a website into an organisation that is there, with no key and no plan of its own", () => {
  const options = readWebsiteOptions([...shop, "--organisation", "org_demo"], noFile);
  if (options.kind !== "website") throw new Error(options.kind);
  const control = seededControl();
  const before = control.prepare("SELECT * FROM organisations, api_keys").all();
  const account = makeAccount(options.website, randomBytes);
  control.exec(websiteSql(account, 1));
  expect(control.prepare("SELECT * FROM organisations, api_keys").all()).toEqual(before);
  const made = control.prepare(
    "SELECT organisation_id, site_key, pattern FROM websites JOIN site_keys USING (website_id) JOIN allowed_origins USING (website_id) WHERE website_id = ?",
  );
  expect(made.all(account.websiteId)).toEqual([
    { organisation_id: "org_demo", site_key: account.siteKey, pattern: "https://shop.example" },
  ]);
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

const settingsOf = (text: string, ...args: string[]) =>
  readWebsiteOptions(["--settings", "a.json", ...args], () => text);

it("takes settings from a file, and says which field of it is wrong", () => {
  const text = JSON.stringify({ privacy: { level: "strict" }, smart: { highValue: { minPages: 5 } } });
  expect(settingsOf(text, "--website", "web_abc")).toEqual({
    kind: "recording",
    websiteId: "web_abc",
    recording: { settings: JSON.parse(text) },
  });
  for (const wrong of ['{"privacy":{"level":"loose"}}', '{"privcy":{}}', '{"minDurationMs":-1}', "["]) {
    expect(settingsOf(wrong, "--website", "web_abc").kind).toBe("refused");
  }
});

it("changes what is said and nothing else, and tells the recorders by the revision", () => {
  const control = seededControl();
  const read = () =>
    control
      .prepare("SELECT trigger, sampling_rate AS rate, settings, config_revision AS revision FROM websites")
      .get();
  const websiteId = parseWebsiteId("web_demo");
  expect(websiteId).not.toBeNull();
  if (websiteId === null) return;
  control.exec(recordingSql(websiteId, { settings: { privacy: { maskSelectors: ["[title='a']"] } } }));
  const settings = JSON.stringify({ privacy: { maskSelectors: ["[title='a']"] } });
  expect(read()).toEqual({ trigger: "all", rate: 1, settings, revision: 2 });
  control.exec(recordingSql(websiteId, { trigger: "smart", samplingRate: 0.5 }));
  expect(read()).toEqual({ trigger: "smart", rate: 0.5, settings, revision: 3 });
});
