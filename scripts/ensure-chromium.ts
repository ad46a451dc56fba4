import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";
import { spawnGroup } from "./processes.ts";
import { root } from "./root.ts";

const hasChromium = (): boolean => findChromium() !== null || existsSync(chromium.executablePath());

async function run(file: string, ...args: string[]): Promise<void> {
  const child = spawnGroup(file, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  // "error" when there is no such program: whether the browser stands afterwards is what counts.
  await Promise.race([once(child, "close"), once(child, "error")]);
}

const isDebian = (): boolean => {
  const path = "/etc/os-release";
  return existsSync(path) && /^ID=debian$/m.test(readFileSync(path, "utf8"));
};

/** Debian's own package; Ubuntu's is a stub that wants snap. */
async function installFromDebian(): Promise<void> {
  // Another apt may be at work, on a machine that has just started.
  const patient = ["-o", "DPkg::Lock::Timeout=300"];
  await run("apt-get", "update", "-qq", ...patient);
  await run("apt-get", "install", "-y", "-qq", ...patient, "chromium");
}

const installFromPlaywright = (): Promise<void> =>
  run(process.execPath, join(root, "node_modules/playwright/cli.js"), "install", "--with-deps", "chromium");

/** Sees to it that there is a Chromium for the browser tests; false when none could be had. */
export async function ensureChromium(log: (line: string) => void): Promise<boolean> {
  const mayUseApt = isDebian() && process.getuid?.() === 0;
  for (const install of mayUseApt ? [installFromDebian, installFromPlaywright] : [installFromPlaywright]) {
    if (hasChromium()) return true;
    log("No Chromium found: installing one for the browser tests…");
    await install();
  }
  return hasChromium();
}
