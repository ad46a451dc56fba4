import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { demo } from "./demo.ts";
import { isPortFree } from "./ports.ts";
import { root } from "./root.ts";

// A whole product is started, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 30_000 });

let stateDir = "";
let child: ChildProcess | null = null;

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), "playhead-state-"));
});

afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  rmSync(stateDir, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** `npm start` without npm; `output` answers what it has said so far. */
function start(env: Record<string, string>): { process: ChildProcess; output: () => string } {
  const started = spawn(process.execPath, [join(root, "scripts/bootstrap.mjs"), "start"], {
    env: { ...process.env, PLAYHEAD_STATE_DIR: stateDir, ...env },
  });
  child = started;
  let text = "";
  for (const stream of [started.stdout, started.stderr]) {
    stream.on("data", (part) => {
      text += part;
    });
  }
  return { process: started, output: () => text };
}

/** Command lines of the processes that name our state folder, as `/proc` has them. */
const ours = (): string[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      } catch {
        return "";
      }
    })
    .filter((line) => line.includes(stateDir));

const status = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(5_000) });
  await answer.body?.cancel();
  return answer.status;
};

it("one command serves dashboard, recorder and shop, moves time on when asked, and leaves nothing behind", async () => {
  const port = await freePort();
  const shopPort = await freePort();
  const { process: started, output } = start({ PORT: String(port), SHOP_PORT: String(shopPort) });
  while (!output().includes("Playhead is running")) {
    expect(started.exitCode, output()).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  for (const shown of [
    `http://localhost:${port}`,
    `http://localhost:${shopPort}`,
    demo.memberEmail,
    demo.apiKey,
  ]) {
    expect(output()).toContain(shown);
  }

  const dashboard = `http://localhost:${port}`;
  const publicOrigin = `http://127.0.0.1:${port}`;
  const key = { authorization: `Bearer ${demo.apiKey}` };
  expect(await status(`${dashboard}/`)).toBe(200);
  expect(await status(`${dashboard}/api/websites`, key)).toBe(200);
  expect(await status(`${publicOrigin}/r/${demo.siteKey}.js`)).toBe(200);
  // Each origin serves its own and nothing of the other.
  expect(await status(`${publicOrigin}/api/websites`, key)).toBe(404);
  expect(await status(`${dashboard}/r/${demo.siteKey}.js`)).toBe(404);
  expect(await status(`${publicOrigin}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*&time=${Date.now()}`)).toBe(
    200,
  );
  const shop = await fetch(`http://localhost:${shopPort}/`);
  expect(await shop.text()).toContain(`<script async src="${publicOrigin}/r/${demo.siteKey}.js"></script>`);

  // Nobody else on the machine may read the secret that signs logins.
  expect(statSync(join(stateDir, "auth-secret")).mode & 0o077).toBe(0);

  expect(ours()).not.toEqual([]);
  started.kill("SIGTERM");
  expect(await once(started, "exit")).toEqual([0, null]);
  expect(ours()).toEqual([]);
  expect(await isPortFree(port)).toBe(true);
  expect(await isPortFree(shopPort)).toBe(true);
});

it("a port in use is said in one line, before anything is started", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  await once(squatter, "listening");
  const { port } = squatter.address() as AddressInfo;
  const { process: started, output } = start({ PORT: String(port) });
  await once(started, "close");
  expect(started.exitCode).toBe(1);
  expect(output()).toBe(`playhead: port ${port} is in use; PORT chooses another one.\n`);
  squatter.close();
});

it("a start whose parent is killed outright ends as well, even half-way", async () => {
  const port = await freePort();
  const { process: started } = start({ PORT: String(port), SHOP_PORT: String(await freePort()) });
  while (ours().length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  started.kill("SIGKILL");
  while (ours().length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await isPortFree(port)).toBe(true);
});
