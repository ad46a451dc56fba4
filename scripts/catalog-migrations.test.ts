import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { makeSessionId, sessionIdParts } from "../protocol/ids.ts";
import { root } from "./root.ts";

const folder = join(root, "migrations/catalog");
const [first = "", ...later] = readdirSync(folder)
  .filter((name) => name.endsWith(".sql"))
  .sort();
const apply = (database: DatabaseSync, file: string) =>
  database.exec(readFileSync(join(folder, file), "utf8"));

test("sessions of the first catalog keep their rows, learn when they were made, and are counted", () => {
  const database = new DatabaseSync(":memory:");
  apply(database, first);
  const ids = [1_790_000_000_000, 1_790_000_000_001, 36 ** 7].map((startedAtMs, n) =>
    makeSessionId("tag1", startedAtMs, `${n}`.repeat(16)),
  );
  for (const [n, id] of ids.entries()) {
    database
      .prepare(
        `INSERT INTO sessions VALUES ('web_a', ?, 'vis_a', ?, 1, 2, 1, 9, 'https://shop.example/', '', 1, ?, 0, 3, 1, 1,
         'desktop', '', 'Chrome', 'Linux', 'DE', 5)`,
      )
      .run(id, n === 2 ? "active" : "completed", 10 + n);
  }
  database.exec("INSERT INTO assets VALUES ('web_a', 'hash', 7)");
  for (const file of later) apply(database, file);

  expect(
    database.prepare("SELECT session_id, made_at, browser FROM sessions ORDER BY session_id").all(),
  ).toEqual(
    ids
      .toSorted()
      .map((id) => ({ session_id: id, made_at: sessionIdParts(id).startedAtMs, browser: "Chrome" })),
  );
  expect(database.prepare("SELECT * FROM day_counters").all()).toEqual([
    {
      website_id: "web_a",
      day: Math.floor(1_790_000_000_000 / 86_400_000),
      completed: 2,
      events: 21,
      errors: 6,
    },
  ]);
  expect(database.prepare("SELECT * FROM facets").all()).toEqual([
    { website_id: "web_a", country: "DE", device_type: "desktop", browser: "Chrome", os: "Linux" },
  ]);
  expect(database.prepare("SELECT * FROM assets").all()).toEqual([
    { website_id: "web_a", hash: "hash", seen_at: 7 },
  ]);
});

test("what follows a session's row by triggers is found by its key, however much the website has", () => {
  const database = new DatabaseSync(":memory:");
  for (const file of [first, ...later]) apply(database, file);
  const triggers = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all();
  const scans = triggers.flatMap(({ name, sql }) =>
    statementsIn(String(sql)).flatMap((statement) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${statement}`)
        .all()
        .filter(({ detail }) =>
          / (session_marks|error_\w+|contacts|notes) USING PRIMARY KEY \(website_id=\?\)|^SCAN (?!json_each)/.test(
            String(detail),
          ),
        )
        .map(({ detail }) => `${name}: ${detail}`),
    ),
  );
  expect(triggers.length).toBeGreaterThan(50);
  expect(scans).toEqual([]);
});

/** A trigger's statements, with values for what they take of the row. */
const statementsIn = (trigger: string): string[] =>
  trigger
    .slice(trigger.indexOf("BEGIN") + 5, trigger.lastIndexOf("END"))
    .replace(/\b(?:old|new)\.(?:marks|tag_edits)/g, "'[]'")
    .replace(/\b(?:old|new)\.\w+/g, "'x'")
    .split(";")
    .filter((statement) => statement.trim() !== "" && !statement.includes("RAISE"));
