import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Path of a Chromium: `CHROMIUM`, else one on the PATH, else Playwright's own if installed; null when there is none. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM;
  if (named) return named;
  for (const name of ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // Not on the PATH: try the next name.
    }
  }
  return null;
}

/** Launch options for Playwright; without `executablePath` it uses the browser it downloaded itself. */
export function chromiumLaunchOptions(): { executablePath?: string; args: string[] } {
  const path = findChromium();
  return path !== null && existsSync(path) ? { executablePath: path, args: flags } : { args: flags };
}
