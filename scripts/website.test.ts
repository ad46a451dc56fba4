import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { parseOrganisationId, parseSiteKey, parseWebsiteId } from "../protocol/ids.ts";
import { accountSql } from "./seed.ts";
import { makeAccount, readWebsiteOptions } from "./website-options.ts";

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
  ["an unknown plan", ["--name", "Shop", "--origin", "https://shop.example", "--plan", "gratis"]],
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
