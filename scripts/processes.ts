import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./root.ts";

/** How long a process may take to end by itself before it is killed. */
const graceMs = 5_000;

const leaders = new Set<ChildProcess>();

/** Starts a program as leader of a process group of its own, so that whatever it starts can be ended with it. */
export function spawnGroup(
  file: string,
  args: readonly string[],
  options: { stdio: StdioOptions; env?: NodeJS.ProcessEnv },
): ChildProcess {
  const child = spawn(file, args, { cwd: root, env: process.env, ...options, detached: true });
  leaders.add(child);
  return child;
}

/** Runs Node with `args` to its end. `output` is what it wrote when `stdio` is "pipe", else empty. */
export async function runNode(
  args: readonly string[],
  options: { stdio: "inherit" | "pipe"; env?: NodeJS.ProcessEnv },
): Promise<{ exitCode: number; output: string }> {
  const { stdio, ...rest } = options;
  const child = spawnGroup(process.execPath, args, { stdio: ["ignore", stdio, stdio], ...rest });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  leaders.delete(child);
  return { exitCode: typeof code === "number" ? code : 1, output };
}

/** Sends a signal to a whole group; false when nobody of it is left. */
function signalGroup(leaderPid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leaderPid, signal);
    return true;
  } catch {
    return false;
  }
}

async function endGroup(leader: ChildProcess): Promise<void> {
  const { pid } = leader;
  if (pid === undefined) return;
  // Only the leader is asked: wrangler ends its own children in order, and complains when they go first.
  leader.kill("SIGTERM");
  const killAt = performance.now() + graceMs;
  while (leader.exitCode === null && leader.signalCode === null && performance.now() < killAt)
    await sleep(50);
  while (signalGroup(pid, "SIGKILL")) await sleep(20);
  leaders.delete(leader);
}

async function endGroups(): Promise<void> {
  await Promise.all([...leaders].map(endGroup));
}

let isEnding = false;

/** Ends every process started here, then this one. Only the first call counts; none returns. */
export async function endAll(exitCode: number, message?: string): Promise<never> {
  // Ctrl-C comes from the terminal and once more from our parent, and what it ends must not be reported as failed.
  if (!isEnding) {
    isEnding = true;
    if (message !== undefined) console.error(`playhead: ${message}`);
    await endGroups();
    process.exit(exitCode);
  }
  return await new Promise<never>(() => {});
}

/** From now on a signal, or the death of the process that started us, ends everything with this exit code. */
export function endWithSignals(exitCode: number): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void endAll(exitCode));
  process.on("disconnect", () => void endAll(exitCode));
  // Listening alone would keep this process from ending by itself.
  process.channel?.unref();
}
