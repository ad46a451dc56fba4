import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demo } from "./demo.ts";
import { changeControl, copyPreparedDatabases } from "./local-state.ts";
import { root } from "./root.ts";

export interface LocalPlayhead {
  dashboardOrigin: string;
  publicOrigin: string;
  shopOrigin: string;
  /** Calls the API with the demo key. */
  api: (path: string) => Promise<Response>;
  /** Runs the cron as if it were `atMs`: the watchdog seals what is idle by then, the sweep deletes what has expired. */
  runCronAt: (atMs: number) => Promise<void>;
  /** Changes what `CONTROL` holds, as an operator does. */
  changeControl: (sql: string) => Promise<void>;
  /** The newest link to this page of the dashboard that was mailed; null when there is none yet. */
  mailedLink: (page: "join" | "new-password" | "sign-up/finish") => string | null;
  stop: () => Promise<void>;
}

/** Starts the product as `npm start` does, on ports and a state folder of its own. */
export async function startPlayhead(): Promise<LocalPlayhead> {
  const [port, shopPort] = [await freePort(), await freePort()];
  const stateDir = mkdtempSync(join(tmpdir(), "playhead-"));
  await copyPreparedDatabases(stateDir);
  const child = spawn(process.execPath, [join(root, "scripts/start.ts")], {
    cwd: root,
    env: { ...process.env, PORT: String(port), SHOP_PORT: String(shopPort), PLAYHEAD_STATE_DIR: stateDir },
    // The channel closes when a test run dies, however it dies, and the start then ends itself.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  await readyBlock(child);
  const dashboardOrigin = `http://localhost:${port}`;
  return {
    dashboardOrigin,
    publicOrigin: `http://127.0.0.1:${port}`,
    shopOrigin: `http://localhost:${shopPort}`,
    api: (path) => fetch(dashboardOrigin + path, { headers: { authorization: `Bearer ${demo.apiKey}` } }),
    runCronAt: async (atMs) => {
      const query = new URLSearchParams({ cron: "*/5 * * * *", time: String(atMs) });
      const ran = await fetch(`${dashboardOrigin}/cdn-cgi/handler/scheduled?${query}`);
      if (!ran.ok) throw new Error(`the cron answered ${ran.status}`);
    },
    mailedLink: (page) => {
      // A local start prints its mail.
      const log = readFileSync(join(stateDir, "wrangler.log"), "utf8");
      return log.match(new RegExp(`${dashboardOrigin}/${page}#[\\w.-]+`, "g"))?.at(-1) ?? null;
    },
    changeControl: (sql) => changeControl(stateDir, sql),
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** Resolves when the start has printed its block; rejects with what it printed when it ends before. */
async function readyBlock(child: ChildProcess): Promise<void> {
  let printed = "";
  await new Promise<void>((resolve, reject) => {
    const take = (text: Buffer) => {
      printed += text;
      if (printed.includes("Playhead is running")) resolve();
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    child.once("exit", (code) => reject(new Error(`the start ended with ${code}:\n${printed}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await new Promise((closed) => server.close(closed));
  return port;
}
