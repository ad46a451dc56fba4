import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { demo } from "./demo.ts";
import { prepareDatabases, stateDirFrom } from "./local-state.ts";
import { startLocalWorker } from "./local-worker.ts";
import { isPortFree, parsePort } from "./ports.ts";
import { endAll, endWithSignals, runNode } from "./processes.ts";
import { root } from "./root.ts";

type ServeShop = (options: { port: number; publicOrigin: string }) => Promise<unknown>;

const log = (line: string) => console.log(line);

const fail = (message: string) => endAll(1, message);

async function portFrom(name: string, fallback: number): Promise<number> {
  const port = parsePort(process.env[name], fallback);
  if (port === null) return await fail(`${name} must be a port number, not "${process.env[name]}".`);
  if (!(await isPortFree(port))) return await fail(`port ${port} is in use; ${name} chooses another one.`);
  return port;
}

// Ctrl-C is how this command is meant to end.
endWithSignals(0);

const port = await portFrom("PORT", 8787);
const shopPort = await portFrom("SHOP_PORT", port + 1);
const stateDir = stateDirFrom(process.env);
const dashboardOrigin = `http://localhost:${port}`;
const publicOrigin = `http://127.0.0.1:${port}`;
const shopOrigin = `http://localhost:${shopPort}`;

const built = await runNode([join(root, "scripts/build.ts")], { stdio: "inherit" });
if (built.exitCode !== 0) await fail("the build failed; its messages stand above.");
await prepareDatabases(stateDir, log).catch((error: Error) => fail(error.message));

log("Starting the Worker…");
const worker = startLocalWorker({ port, stateDir, dashboardOrigin, publicOrigin });
// Named as a path, since the shop is no part of this folder's TypeScript project.
const shop: { serveShop: ServeShop } = await import(pathToFileURL(join(root, "examples/shop/serve.ts")).href);
await shop.serveShop({ port: shopPort, publicOrigin });
if (!(await worker.ready())) {
  await fail(`the Worker did not come up. The end of ${worker.logPath}:\n${worker.lastLines()}`);
}

log(`
  Playhead is running. Ctrl-C stops it.

  Dashboard   ${dashboardOrigin}
  Sign in     ${demo.memberEmail}  password ${demo.memberPassword}
  Demo shop   ${shopOrigin}
  API key     ${demo.apiKey}
  State       ${stateDir}
`);

await worker.ended;
await fail(`wrangler ended by itself. The end of ${worker.logPath}:\n${worker.lastLines()}`);
