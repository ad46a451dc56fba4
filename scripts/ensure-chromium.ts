import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";
import { runProgram } from "./processes.ts";
import { root } from "./root.ts";

const hasChromium = (): boolean => findChromium() !== null || existsSync(chromium.executablePath());

// How it ended does not matter: whether the browser stands afterwards does.
const run = (file: string, ...args: string[]) =>
  runProgram(file, args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });

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

async function installFromPlaywright(): Promise<void> {
  await run(
    process.execPath,
    join(root, "node_modules/playwright/cli.js"),
    "install",
    "--with-deps",
    "chromium",
  );
}

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
