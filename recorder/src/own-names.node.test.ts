import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownNames } from "./own-names.ts";

/** What is read by others than this build of the recorder: the server, a page, another release. */
const readByOthers = [
  "protocol/**/*.ts",
  "recorder/{session,npm}/**/*.ts",
  "recorder/{api,handover}.ts",
  "recorder/src/tab-token.ts",
];

test("no name is shortened that others read, too", () => {
  const root = join(import.meta.dirname, "../..");
  const files = globSync(readByOthers, { cwd: root }).filter((path) => !path.includes(".test."));
  const words = new Set(files.flatMap((path) => readFileSync(join(root, path), "utf8").match(/\w+/g) ?? []));
  expect(words.size).toBeGreaterThan(1_000);
  expect(ownNames.filter((name) => words.has(name))).toEqual([]);
  expect(ownNames).toHaveLength(new Set(ownNames).size);
});
