import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { hashFiles } from "./hash-files.ts";

let base = "";
const write = (path: string, text: string) => writeFileSync(join(base, path), text);
const hash = () => hashFiles(base, ["src", "lock.json", "absent"]);

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "playhead-hash-"));
  mkdirSync(join(base, "src/deep"), { recursive: true });
  write("src/deep/a.ts", "a");
  write("lock.json", "1");
});

afterEach(() => rmSync(base, { recursive: true }));

it("the same files give the same hash", () => {
  const before = hash();
  write("src/deep/a.ts", "a");
  expect(hash()).toBe(before);
});

it("a changed, a new and a renamed file each give another", () => {
  const seen = new Set([hash()]);
  write("src/deep/a.ts", "b");
  seen.add(hash());
  write("src/b.ts", "");
  seen.add(hash());
  renameSync(join(base, "src/b.ts"), join(base, "src/c.ts"));
  seen.add(hash());
  expect(seen.size).toBe(4);
});

it("a test is not part of what is built", () => {
  const before = hash();
  write("src/a.test.ts", "a");
  expect(hash()).toBe(before);
});
