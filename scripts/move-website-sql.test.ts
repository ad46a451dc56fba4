import type { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { moveWebsiteSql } from "./move-website-sql.ts";
import { seededControl } from "./seeded-control.ts";

const jobsOf = (database: DatabaseSync) => database.prepare("SELECT * FROM jobs").all();

test("a move is queued once, from where the shard map says", () => {
  const database = seededControl();
  expect(database.prepare(moveWebsiteSql("web_demo", 1, 5)).all()).toEqual([{ job_id: "move:web_demo" }]);
  expect(database.prepare(moveWebsiteSql("web_demo", 2, 6)).all()).toEqual([]);
  expect(jobsOf(database)).toMatchObject([
    {
      job_id: "move:web_demo",
      kind: "move",
      website_id: "web_demo",
      progress: '{"from":0,"to":1,"at":{"step":"clear","table":"assets"}}',
      revision: 0,
      not_before: 5,
      failures: 0,
    },
  ]);
});

test("a website that is there already, and one that is nobody's, are not moved", () => {
  const database = seededControl();
  database.exec(moveWebsiteSql("web_demo", 0, 5));
  database.exec(moveWebsiteSql("web_nobody", 1, 5));
  expect(jobsOf(database)).toEqual([]);
});
