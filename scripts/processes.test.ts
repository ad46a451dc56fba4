import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, vi } from "vitest";
import { runNode, runProgram } from "./processes.ts";
import { root } from "./root.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Whether a process runs, from `/proc`. A zombie is dead: it only waits to be collected by whoever adopted it. */
const isAlive = (pid: number) => {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !readFileSync(path, "utf8").includes(") Z ");
};

it("a program's exit code and all it wrote come back", async () => {
  const body = "console.log('out'); console.error('err'); process.exitCode = 9";
  const { exitCode, output } = await runNode(["-e", body], { stdio: "pipe" });
  expect(exitCode).toBe(9);
  expect(output.split("\n").sort()).toEqual(["", "err", "out"]);
});

it("a program that does not exist is exit code 127, as in a shell", async () => {
  expect((await runProgram("playhead-no-such-program", [], { stdio: "pipe" })).exitCode).toBe(127);
});

it("a signal ends children that ignore it, and theirs", async () => {
  const folder = mkdtempSync(join(tmpdir(), "playhead-processes-"));
  const deaf = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log(process.pid);";
  writeFileSync(join(folder, "grandchild.mjs"), deaf);
  const starts = `import { spawn } from "node:child_process"; spawn(process.execPath, ["${folder}/grandchild.mjs"], { stdio: "inherit" });`;
  writeFileSync(join(folder, "child.mjs"), `${starts} ${deaf}`);
  writeFileSync(
    join(folder, "parent.ts"),
    `import { endWithSignals, runNode } from ${JSON.stringify(pathToFileURL(join(root, "scripts/processes.ts")).href)};
     endWithSignals(42);
     await runNode(["${folder}/child.mjs"], { stdio: "inherit" });`,
  );
  const parent = spawn(process.execPath, [join(folder, "parent.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pids: number[] = [];
  await new Promise((resolve) => {
    parent.stdout.on("data", (text) => {
      for (const pid of String(text).trim().split("\n")) pids.push(Number(pid));
      if (pids.length === 2) resolve(null);
    });
  });
  expect(pids.map(isAlive)).toEqual([true, true]);
  parent.kill("SIGTERM");
  expect(await once(parent, "exit")).toEqual([42, null]);
  expect(pids.map(isAlive)).toEqual([false, false]);
  rmSync(folder, { recursive: true });
});
