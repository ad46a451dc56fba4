import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withLock } from "./build-lock.ts";

let folder = "";
const lock = () => join(folder, "dist/building");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "playhead-lock-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("two builds run one after another, never at once", async () => {
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    seen.push(`${name} ends`);
  };
  await Promise.all([withLock(lock(), work("a")), withLock(lock(), work("b"))]);
  expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

it("a build that fails leaves the lock to the next", async () => {
  const failing = withLock(lock(), () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(existsSync(lock())).toBe(false);
});

it("a lock whose holder has died is taken over", async () => {
  await withLock(lock(), async () => {});
  // Above the highest process id Linux gives (2^22).
  writeFileSync(lock(), "4194305");
  await withLock(lock(), async () => {});
  expect(existsSync(lock())).toBe(false);
});

it("a lock from long ago is taken over, though a process of that id lives", async () => {
  await withLock(lock(), async () => {});
  writeFileSync(lock(), String(process.ppid));
  const longAgo = new Date(Date.now() - 3_600_000);
  utimesSync(lock(), longAgo, longAgo);
  await withLock(lock(), async () => {});
  expect(existsSync(lock())).toBe(false);
});
