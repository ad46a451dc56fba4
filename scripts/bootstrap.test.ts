import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { root } from "./root.ts";

// Each test starts several processes, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

/** An npm that installs nothing but a Node, and counts how often it was asked. */
const fakeNpm = `#!/bin/sh
echo "npm $*" >> npm-calls
[ -f npm-fails ] && exit 3
mkdir -p node_modules/.bin
ln -sf "${process.execPath}" node_modules/.bin/node
echo "{}" > node_modules/.package-lock.json
`;

let tree = "";
const inTree = (path: string) => join(tree, path);
const installs = () =>
  existsSync(inTree("npm-calls")) ? readFileSync(inTree("npm-calls"), "utf8").trim().split("\n").length : 0;

/** As a shell would have it, with the fake npm first on the PATH and no npm above us. */
function environment(): NodeJS.ProcessEnv {
  const { npm_execpath: _, ...env } = process.env;
  return { ...env, PATH: `${tree}${delimiter}${process.env.PATH}` };
}

function bootstrap(...args: string[]): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const options = { env: environment() };
    const child = execFile(
      process.execPath,
      [inTree("scripts/bootstrap.mjs"), ...args],
      options,
      (_, out, err) => {
        resolve({ exitCode: child.exitCode ?? -1, output: out + err });
      },
    );
  });
}

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), "playhead-bootstrap-"));
  mkdirSync(inTree("scripts"));
  cpSync(join(root, "scripts/bootstrap.mjs"), inTree("scripts/bootstrap.mjs"));
  writeFileSync(
    inTree("scripts/check.ts"),
    "console.log('ran', ...process.argv.slice(2)); process.exitCode = 7;",
  );
  writeFileSync(inTree("package-lock.json"), "{}");
  writeFileSync(inTree("npm"), fakeNpm);
  chmodSync(inTree("npm"), 0o755);
});

afterEach(() => rmSync(tree, { recursive: true, force: true }));

it("nothing installed: it installs, then runs the command with its arguments and passes on its exit code", async () => {
  const { exitCode, output } = await bootstrap("check", "--one", "two");
  expect(output).toContain("ran --one two");
  expect(exitCode).toBe(7);
  expect(readFileSync(inTree("npm-calls"), "utf8")).toContain("npm ci");
});

it("installed as the lock file says: it installs nothing", async () => {
  await bootstrap("check");
  await bootstrap("check");
  expect(installs()).toBe(1);
});

it("a lock file newer than what is installed: it installs again, once", async () => {
  await bootstrap("check");
  const tomorrow = new Date(Date.now() + 86_400_000);
  utimesSync(inTree("package-lock.json"), tomorrow, tomorrow);
  await bootstrap("check");
  await bootstrap("check");
  expect(installs()).toBe(2);
});

it("an install that broke off is done again", async () => {
  await bootstrap("check");
  rmSync(inTree("node_modules/.package-lock.json"));
  await bootstrap("check");
  expect(installs()).toBe(2);
});

it("an install that fails is said in one line, and nothing is run", async () => {
  writeFileSync(inTree("npm-fails"), "");
  const { exitCode, output } = await bootstrap("check");
  expect(exitCode).toBe(1);
  expect(output).toContain("playhead: npm ci failed with exit code 3; its messages stand above.\n");
  expect(output).not.toContain("ran");
});

it("an unknown command is refused before anything is installed", async () => {
  const { exitCode, output } = await bootstrap("strat");
  expect(exitCode).toBe(1);
  expect(output).toContain("unknown command");
  expect(installs()).toBe(0);
});

it("SIGTERM reaches the command, and its own exit code comes back", async () => {
  const body =
    "process.on('SIGTERM', () => process.exit(5)); console.log('command is up'); setInterval(() => {}, 1000);";
  writeFileSync(inTree("scripts/check.ts"), body);
  const child = spawn(process.execPath, [inTree("scripts/bootstrap.mjs"), "check"], { env: environment() });
  await new Promise((resolve) => {
    child.stdout.on("data", (text) => String(text).includes("command is up") && resolve(null));
  });
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([5, null]);
});

it("the shell npm runs us in dies: the command ends too", async () => {
  const body =
    "process.on('SIGTERM', () => process.exit(0)); console.log('command is up'); setInterval(() => {}, 1000);";
  writeFileSync(inTree("scripts/check.ts"), body);
  const line = `"${process.execPath}" "${inTree("scripts/bootstrap.mjs")}" check; true`;
  const shell = spawn("sh", ["-c", line], { env: { ...environment(), npm_lifecycle_event: "check" } });
  await new Promise((resolve) => {
    shell.stdout.on("data", (text) => String(text).includes("command is up") && resolve(null));
  });
  shell.kill("SIGTERM");
  // Its output is held open by whoever is left below it, so that it closes when nobody is.
  await once(shell, "close");
  expect(shell.signalCode).toBe("SIGTERM");
});
