import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { demo } from "./demo.ts";
import { localAuthSecret } from "./local-state.ts";
import { spawnGroup } from "./processes.ts";
import { quietWrangler, wranglerEntry } from "./wrangler.ts";

const readyWithinMs = 60_000;

export interface LocalWorker {
  /** Where wrangler's own output goes. */
  logPath: string;
  /** Resolves true when the Worker serves the demo's loader, false when it has ended or does not come up. */
  ready: () => Promise<boolean>;
  /** Resolves when wrangler has ended, whyever. */
  ended: Promise<unknown>;
  /** The newest lines of wrangler's output, at most forty. */
  lastLines: () => string;
}

/** Starts `wrangler dev` with the product on `port`, its state in `stateDir`. */
export function startLocalWorker(options: {
  port: number;
  stateDir: string;
  dashboardOrigin: string;
  publicOrigin: string;
}): LocalWorker {
  const { port, stateDir, dashboardOrigin, publicOrigin } = options;
  // A deployment's secret is its own, so that none stands in wrangler.toml; it prints nobody's mail, and who may sign up is its operator's to say.
  const vars = {
    DASHBOARD_ORIGIN: dashboardOrigin,
    PUBLIC_ORIGIN: publicOrigin,
    AUTH_SECRET: localAuthSecret(stateDir),
    MAIL_PRINT: "yes",
    SIGN_UP: "open",
    SIGN_UP_PLAN: "enterprise",
  };
  const child = spawnGroup(
    process.execPath,
    [
      wranglerEntry,
      "dev",
      // `localhost` finds its way here too; listening on it instead would leave out 127.0.0.1 on some machines.
      ...["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"],
      ...["--persist-to", stateDir, "--assets", "dist/local"],
      ...Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]),
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: quietWrangler },
  );

  const logPath = join(stateDir, "wrangler.log");
  const logFile = createWriteStream(logPath);
  let recent: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      logFile.write(text);
      recent = [...recent, ...text.split("\n").filter((line) => line.trim() !== "")].slice(-40);
      if (/\[ERROR\]|✘|Uncaught/.test(text)) process.stderr.write(text);
    });
  }

  let hasEnded = false;
  const ended = once(child, "exit").then(() => {
    hasEnded = true;
  });
  const serves = async () => {
    const answer = await fetch(`${publicOrigin}/r/${demo.siteKey}.js`).catch(() => null);
    await answer?.body?.cancel();
    return answer?.ok === true;
  };
  const ready = async () => {
    const giveUpAt = performance.now() + readyWithinMs;
    while (!hasEnded && performance.now() < giveUpAt) {
      if (await serves()) return true;
      await sleep(100);
    }
    return false;
  };
  return { logPath, ready, ended, lastLines: () => recent.join("\n") };
}
