// The one file that runs before anything is installed: plain JavaScript, Node 20, no dependencies.
// It installs what the lock file names, then runs scripts/<command>.ts with the project's own Node 24.
import { spawn } from "node:child_process";
import { existsSync, statSync, utimesSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockPath = join(root, "package-lock.json");
// npm writes this last, so an install that broke off leaves none.
const installedMark = join(root, "node_modules/.package-lock.json");
const binDir = join(root, "node_modules/.bin");
const projectNode = join(binDir, "node");

const commands = [
  ...["start", "test", "check", "build", "bench", "migrations", "openapi"],
  ...["deploy", "website", "owner", "plan", "move-website"],
];

// npm hands a SIGTERM to the shell it runs us in, and that shell dies of it without telling us.
const parentPid = process.ppid;
const parentCheckMs = 250;
const isAbandoned = () => process.env.npm_lifecycle_event !== undefined && process.ppid !== parentPid;

function fail(message) {
  console.error(`playhead: ${message}`);
  process.exit(1);
}

function isInstalled() {
  if (!existsSync(installedMark) || !existsSync(projectNode)) return false;
  return statSync(installedMark).mtimeMs >= statSync(lockPath).mtimeMs;
}

/** Runs a program to its end, passing signals on. Answers its exit code, shell style for a signal. */
function run(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, ...options });
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    const passOn = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, passOn);
    const watch = setInterval(() => isAbandoned() && passOn("SIGTERM"), parentCheckMs);
    child.on("error", (error) => fail(`${file} could not be started: ${error.message}`));
    child.on("exit", (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      clearInterval(watch);
      resolve(signal ? 128 + constants.signals[signal] : code);
    });
  });
}

async function install() {
  console.log("playhead: installing dependencies with npm ci, about a minute…");
  // `npm run` names its own entry file; when this file is run by hand, npm is taken from the PATH.
  const npmEntry = process.env.npm_execpath;
  const [file, ...before] = npmEntry?.endsWith(".js") ? [process.execPath, npmEntry] : ["npm"];
  const args = [...before, "ci", "--include=dev", "--loglevel=error", "--no-audit", "--no-fund"];
  const exitCode = await run(file, args, { stdio: "inherit" });
  if (exitCode >= 128) process.exit(exitCode);
  if (exitCode !== 0) fail(`npm ci failed with exit code ${exitCode}; its messages stand above.`);
  if (!existsSync(projectNode)) {
    fail(
      "npm ci left no node_modules/.bin/node; are install scripts switched off (npm config ignore-scripts)?",
    );
  }
  // A lock file dated in the future would otherwise be installed again at every start. The second is more than
  // what rounding to a `Date` takes away.
  const markedAt = new Date(Math.max(Date.now(), statSync(lockPath).mtimeMs + 1_000));
  utimesSync(installedMark, markedAt, markedAt);
}

const [command, ...args] = process.argv.slice(2);
if (!commands.includes(command)) fail(`unknown command; one of: ${commands.join(", ")}`);
if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(`Node 20 or newer is needed to begin; this is ${process.version}.`);
}
if (!isInstalled()) await install();
process.exitCode = await run(projectNode, [join(root, "scripts", `${command}.ts`), ...args], {
  // The channel closes when this process dies, however it dies; the command ends itself then.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: { ...process.env, PATH: `${binDir}${delimiter}${process.env.PATH ?? ""}` },
});
