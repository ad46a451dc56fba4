import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A build takes seconds; a lock this old was left behind, and its process id may be somebody else's by now. */
const staleAfterMs = 120_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Makes the lock file with our process id in it; false when there is one. */
function tryTake(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    // Unlike writing, linking gives the file its content in the same step, or fails.
    linkSync(draft, path);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function isLeftBehind(path: string): boolean {
  try {
    const ageMs = Date.now() - statSync(path).mtimeMs;
    return ageMs > staleAfterMs || !isAlive(Number(readFileSync(path, "utf8")));
  } catch {
    // Given back in the meantime.
    return false;
  }
}

/** Runs `work` while no other process does under the same lock file: two builds at once would empty each other's folders. */
export async function withLock(path: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  while (!tryTake(path)) {
    if (isLeftBehind(path)) rmSync(path, { force: true });
    else await sleep(100);
  }
  try {
    await work();
  } finally {
    rmSync(path, { force: true });
  }
}
