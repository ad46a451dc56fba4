import { scryptSync } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { demo } from "./demo.ts";
import { root } from "./root.ts";
import { plansSql, seedSql } from "./seed.ts";

/** A database as the migrations of `CONTROL` leave it. */
function control(): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  const folder = join(root, "migrations/control");
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  for (const file of files.sort()) database.exec(readFileSync(join(folder, file), "utf8"));
  return database;
}

const tables = [
  ...["plans", "organisations", "websites", "allowed_origins", "site_keys", "api_keys", "shards"],
  ...["people", "credentials", "members"],
];
const counts = (database: DatabaseSync) =>
  tables.map((table) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);

it("the seed fits the tables the migrations make, and run again it changes nothing", () => {
  const database = control();
  database.exec(seedSql());
  expect(counts(database)).toEqual([5, 1, 1, 2, 1, 1, 1, 1, 1, 1]);
  database.exec(seedSql());
  expect(counts(database)).toEqual([5, 1, 1, 2, 1, 1, 1, 1, 1, 1]);
});

it("the demo website records everything, on the plan that keeps longest", () => {
  const database = control();
  database.exec(seedSql());
  const website = database
    .prepare(
      "SELECT website_id, tag, recording_enabled, trigger, sampling_rate, plan_id FROM websites JOIN organisations USING (organisation_id)",
    )
    .get();
  expect(website).toEqual({
    website_id: "web_demo",
    tag: "demo",
    recording_enabled: 1,
    trigger: "all",
    sampling_rate: 1,
    plan_id: "enterprise",
  });
});

it("the demo's owner can sign in with the printed password", () => {
  const database = control();
  database.exec(seedSql());
  const owner = database
    .prepare(
      "SELECT email, role, password_hash AS hash FROM members JOIN people USING (person_id) JOIN credentials USING (person_id)",
    )
    .get();
  expect(owner).toMatchObject({ email: demo.memberEmail, role: "owner" });
  const [kind, n, r, p, salt = "", key] = String(owner?.hash).split("$");
  expect(kind).toBe("scrypt");
  const cost = { N: Number(n), r: Number(r), p: Number(p), maxmem: 64_000_000 };
  const made = scryptSync(demo.memberPassword, Buffer.from(salt, "base64url"), 32, cost);
  expect(made.toString("base64url")).toBe(key);
});

it("the API key is kept as its hash alone", () => {
  expect(seedSql()).not.toContain("phk_demo");
});

it("a deployment gets the plans and nothing of the demo", () => {
  const database = control();
  database.exec(plansSql());
  expect(counts(database)).toEqual([5, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

it("a plan an operator has changed stays changed", () => {
  const database = control();
  database.exec(plansSql());
  database.exec("UPDATE plans SET retention_days = 7 WHERE plan_id = 'gold'");
  database.exec(plansSql());
  expect(database.prepare("SELECT retention_days FROM plans WHERE plan_id = 'gold'").get()).toEqual({
    retention_days: 7,
  });
});
