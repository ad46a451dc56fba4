import { readdirSync, readFileSync } from "node:fs";

/** Linux counts CPU time in hundredths of a second (`getconf CLK_TCK`). */
const tickMs = 10;

interface Workerd {
  pid: number;
  cpuMs: () => number;
}

/** The workerd processes that this process has started, from `/proc`; Linux only. */
export function workerdBelow(parentPid: number): Workerd[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readStat(Number(name));
      if (stat === null || stat.name !== "workerd" || stat.parentPid !== parentPid) return [];
      return [{ pid: Number(name), cpuMs: () => readStat(Number(name))?.cpuMs ?? 0 }];
    });
}

/** Null when the process has ended. The name stands in brackets and may itself hold any sign; see proc(5). */
function readStat(pid: number): { name: string; parentPid: number; cpuMs: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const nameEnd = text.lastIndexOf(")");
    const fields = text.slice(nameEnd + 2).split(" ");
    return {
      name: text.slice(text.indexOf("(") + 1, nameEnd),
      parentPid: Number(fields[1]),
      cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs,
    };
  } catch {
    return null;
  }
}
