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

interface Ended {
  /** 127 when there is no such program, as a shell has it; 1 when a signal ended it. */
  exitCode: number;
  /** What it wrote when `stdio` is "pipe", else empty. */
  output: string;
}

/** Runs a program to its end. */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: { stdio: "inherit" | "pipe"; env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const { stdio, ...rest } = options;
  const child = spawnGroup(file, args, { stdio: ["ignore", stdio, stdio], ...rest });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  try {
    await once(child, "close");
    return { exitCode: child.exitCode ?? 1, output };
  } catch {
    return { exitCode: 127, output };
  } finally {
    leaders.delete(child);
  }
}

/** Runs Node, this very one, with `args` to its end. */
export const runNode = (
  args: readonly string[],
  options: { stdio: "inherit" | "pipe"; env?: NodeJS.ProcessEnv },
): Promise<Ended> => runProgram(process.execPath, args, options);

/** Sends a signal to a whole group; false when nobody of it is left. */
function signalGroup(leaderPid: number, signal: NodeJS.Signals): boolean {
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
  // Bounded, because where nobody collects dead orphans (a container without an init) their group stays for ever.
  for (let tries = 0; tries < 50 && signalGroup(pid, "SIGKILL"); tries++) await sleep(20);
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
