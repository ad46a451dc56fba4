import { describe, expect, it } from "vitest";
import { readTree } from "./boundaries/read-tree.ts";
import { breachText, findBreaches } from "./boundaries.ts";
import { root } from "./root.ts";

const breachesOf = (path: string, text: string) =>
  findBreaches([{ path, text }]).map(({ message }) => message);

/** A file that breaks a rule, and the same text where the rule allows it. */
const cases: [rule: string, text: string, breaks: string, keeps: string][] = [
  [
    "protocol knows nothing of ours",
    'import { a } from "../workers/env.ts";',
    "protocol/a.ts",
    "workers/a/a.ts",
  ],
  [
    "the recorder knows protocol only",
    'import { a } from "../workers/env.ts";',
    "recorder/a.ts",
    "workers/a/a.ts",
  ],
  [
    "the dashboard never knows the Worker",
    'export * from "../../workers/env.ts";',
    "dashboard/src/a.ts",
    "workers/x/y/a.ts",
  ],
  [
    "the dashboard's own tests never know the Worker either",
    'import { a } from "../../workers/env.ts";',
    "dashboard/src/a.test.ts",
    "workers/x/y/a.test.ts",
  ],
  [
    "a page folder never imports another page folder",
    'import { a } from "../player/moments.ts";',
    "dashboard/src/sessions/a.tsx",
    "dashboard/src/player/a.tsx",
  ],
  [
    "a route never reaches into the session object",
    'export { a } from "../session/store.ts";',
    "workers/routes/a.ts",
    "workers/session/a.ts",
  ],
  [
    "the archive knows no database",
    'import type { A } from "../catalog/a.ts";',
    "workers/archive/a.ts",
    "workers/retention/a.ts",
  ],
  [
    "control does not know the catalog",
    'import "../catalog/a.ts";',
    "workers/control/a.ts",
    "workers/session/a.ts",
  ],
  [
    "retention does not know the routes",
    'import "../routes/a.ts";',
    "workers/retention/a.ts",
    "workers/middleware/a.ts",
  ],
  [
    "a session stub knows an address and nothing more",
    'import "./archive/segments.ts";',
    "workers/session-stub.ts",
    "workers/index.ts",
  ],
  [
    "the demo shop knows nothing of ours",
    'import "../../protocol/ids.ts";',
    "examples/shop/a.ts",
    "scripts/a/b.ts",
  ],
  [
    "the Pages function knows nothing of ours",
    'import "../../../protocol/ids.ts";',
    "dashboard/functions/api/a.ts",
    "dashboard/src/x/a.ts",
  ],
  [
    "a measurement uses what the recorder's tests use, and nothing else of it",
    'import { a } from "../../recorder/src/a.ts";',
    "bench/visit/a.ts",
    "recorder/testing/b/a.ts",
  ],
  [
    "what tests use of the whole is for measurements, not for the product",
    'import { signIn } from "../e2e/sign-in.ts";',
    "scripts/a.ts",
    "bench/a.ts",
  ],
  ["hono is for the edge", 'import { Hono } from "hono";', "workers/session/a.ts", "workers/routes/a.ts"],
  [
    "drizzle is for the databases",
    'import { sql } from "drizzle-orm";',
    "workers/routes/a.ts",
    "workers/catalog/a.ts",
  ],
  ["zod never reaches the recorder", 'import * as z from "zod";', "recorder/src/a.ts", "workers/routes/a.ts"],
  ["only api.ts has zod within protocol", 'import * as z from "zod";', "protocol/a.ts", "protocol/api.ts"],
  [
    "rrweb's replay is for the player frame",
    'import { Replayer } from "@rrweb/replay";',
    "dashboard/src/player/a.ts",
    "dashboard/src/player-frame/a.ts",
  ],
  [
    "rrweb's record is what ours is compared with",
    'import { record } from "@rrweb/record";',
    "recorder/src/a.ts",
    "recorder/testing/a.ts",
  ],
  ["no Node in a browser", 'import { join } from "node:path";', "recorder/src/a.ts", "recorder/build.ts"],
  [
    "SQL has its places",
    "const q = `SELECT state FROM session`;",
    "workers/session/a.ts",
    "workers/session/store-tail.ts",
  ],
  [
    "a statement is prepared in the databases' folders",
    'db.prepare("x")',
    "workers/routes/a.ts",
    "workers/control/a.ts",
  ],
  [
    "R2 is asked in the archive",
    "await env.ARCHIVE.put(key, bytes);",
    "workers/session/a.ts",
    "workers/archive/a.ts",
  ],
  [
    "a key is spelled in the archive",
    "const prefix = 's/web_demo/';",
    "workers/session/a.ts",
    "workers/archive/a.ts",
  ],
  [
    "objects are named in one place",
    "env.SESSION.getByName(name)",
    "workers/routes/a.ts",
    "workers/session-stub.ts",
  ],
  [
    "a Replayer is made in the frame",
    "const r = new Replayer(events);",
    "dashboard/src/player/a.ts",
    "dashboard/src/player-frame/a.ts",
  ],
  ["the product logs in one place", 'console.log("x");', "workers/routes/a.ts", "workers/log.ts"],
  ["rules get the time", "const now = Date.now();", "protocol/a.ts", "workers/routes/a.ts"],
  [
    "decisions get their randomness",
    "const x = Math.random();",
    "workers/session/decide-a.ts",
    "workers/session/a.ts",
  ],
  ["no folder is named after nothing", "", "workers/utils/a.ts", "workers/session/a.ts"],
  ["a sprawling file is split", "a;\n".repeat(251), "workers/long.ts", "workers/long.css"],
  ["the top level is a fixed list", "", "server/a.ts", "scripts/a.ts"],
];

describe("the rules", () => {
  it.each(cases)("%s", (_rule, text, breaks, keeps) => {
    expect(breachesOf(breaks, text)).toHaveLength(1);
    expect(breachesOf(keeps, text)).toEqual([]);
  });

  it("let nobody make Replayer run a visitor's canvas", () => {
    expect(breachesOf("dashboard/src/player-frame/a.ts", "{ UNSAFE_replayCanvas: true }")).toHaveLength(1);
  });

  it("see an import that runs over several lines, and name the line it ends on", () => {
    const text = 'import {\n  a,\n  type B,\n} from "../workers/env.ts";\n';
    expect(findBreaches([{ path: "protocol/a.ts", text }])).toEqual([
      { path: "protocol/a.ts", line: 4, message: "protocol/ may not import workers/env.ts" },
    ]);
  });

  it("see an import that happens while running", () => {
    // Put together, because this file is read by the rules as well.
    const text = ["await import", '("../session/store.ts");'].join("");
    expect(breachesOf("workers/routes/a.ts", text)).toHaveLength(1);
  });

  it("let comments speak of what code may not do", () => {
    const text = "/** Never `Date.now()` here.\n * new Replayer */\n// console.log(1)\nconst a = 1;\n";
    expect(breachesOf("protocol/a.ts", text)).toEqual([]);
  });

  it("take no file called console for the console", () => {
    expect(breachesOf("recorder/src/capture/a.ts", 'import { a } from "./console.ts";')).toEqual([]);
  });

  it("take no address in a string for a comment", () => {
    expect(breachesOf("protocol/a.ts", 'const a = "https://a.example"; Date.now();')).toHaveLength(1);
  });
});

describe("the tree", () => {
  it("keeps every rule", () => {
    const files = readTree(root);
    expect(files.length).toBeGreaterThan(100);
    expect(findBreaches(files).map(breachText)).toEqual([]);
  });
});
