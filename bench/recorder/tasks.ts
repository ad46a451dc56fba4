/** What ran on the page's main thread, from Chromium's trace. */
export interface Tasks {
  /** Milliseconds of the longest task, whoever ran in it. */
  longestMs: number;
  /** The most that the recorder's own script took of one task. */
  longestOfRecorderMs: number;
  /** All that the recorder's script took. */
  recorderMs: number;
  /** Tasks in which the recorder took part. */
  recorderTasks: number;
}

/** Task borders, and the stack of the running script every millisecond or less. */
export const profiledCategories = [
  "toplevel",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-v8.cpu_profiler",
];

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  id?: string;
  args?: {
    name?: string;
    data?: {
      startTime?: number;
      timeDeltas?: number[];
      cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] };
    };
  };
}

interface ProfileNode {
  id: number;
  parent?: number;
  callFrame: { functionName: string; url?: string };
}

interface Sample {
  atUs: number;
  isRecorders: boolean;
}

const taskNames = new Set(["RunTask", "ThreadControllerImpl::RunTask"]);

/**
 * A task's share of the recorder is the share of its samples whose innermost script is the recorder's: what the browser
 * does on its behalf counts for it, what the page does from inside one of its hooks does not.
 * @param recorderOrigin where the recorder's files come from; null: there is none
 */
export function readTasks(trace: Buffer, recorderOrigin: string | null): Tasks {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const tasks: Tasks = { longestMs: 0, longestOfRecorderMs: 0, recorderMs: 0, recorderTasks: 0 };
  const mains = traceEvents.filter(
    ({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain",
  );
  for (const { pid, tid } of mains) {
    const ofProcess = traceEvents.filter((event) => event.pid === pid);
    const samples = samplesOf(ofProcess, recorderOrigin);
    if (samples.length === 0) continue;
    const outermost = outermostOf(
      ofProcess.filter((event) => event.tid === tid && taskNames.has(event.name)),
    );
    addTasks(tasks, outermost, samples);
  }
  return tasks;
}

function addTasks(tasks: Tasks, outermost: readonly TraceEvent[], samples: readonly Sample[]): void {
  let at = 0;
  for (const { ts, dur = 0, tdur = dur } of outermost) {
    while (at < samples.length && (samples[at]?.atUs ?? 0) < ts) at++;
    let [all, recorders] = [0, 0];
    for (; at < samples.length && (samples[at]?.atUs ?? 0) <= ts + dur; at++) {
      all += 1;
      if (samples[at]?.isRecorders) recorders += 1;
    }
    tasks.longestMs = Math.max(tasks.longestMs, tdur / 1_000);
    if (recorders === 0) continue;
    const recorderMs = ((tdur / 1_000) * recorders) / all;
    tasks.longestOfRecorderMs = Math.max(tasks.longestOfRecorderMs, recorderMs);
    tasks.recorderMs += recorderMs;
    tasks.recorderTasks += 1;
  }
}

/** A task that runs another loop inside it, such as a dialog's, holds tasks of its own. */
function outermostOf(runs: readonly TraceEvent[]): TraceEvent[] {
  const outermost: TraceEvent[] = [];
  let endUs = 0;
  for (const run of runs.filter(({ ph }) => ph === "X").sort((one, other) => one.ts - other.ts)) {
    if (run.ts < endUs) continue;
    endUs = run.ts + (run.dur ?? 0);
    outermost.push(run);
  }
  return outermost;
}

/** A renderer writes one profile in pieces; nodes refer to their parents, times are differences. */
function samplesOf(events: readonly TraceEvent[], recorderOrigin: string | null): Sample[] {
  const starts = new Map<string, number>();
  const nodes = new Map<string, ProfileNode>();
  const samples: Sample[] = [];
  const isRecorders = (profileId: string, nodeId: number | undefined): boolean => {
    for (
      let node = nodes.get(`${profileId} ${nodeId}`);
      node;
      node = nodes.get(`${profileId} ${node.parent}`)
    ) {
      if (node.callFrame.url) return recorderOrigin !== null && node.callFrame.url.startsWith(recorderOrigin);
    }
    return false;
  };
  for (const { name, id = "", args } of events) {
    if (name === "Profile") starts.set(id, args?.data?.startTime ?? 0);
    if (name !== "ProfileChunk") continue;
    const { cpuProfile, timeDeltas = [] } = args?.data ?? {};
    for (const node of cpuProfile?.nodes ?? []) nodes.set(`${id} ${node.id}`, node);
    let atUs = starts.get(id) ?? 0;
    for (const [n, nodeId] of (cpuProfile?.samples ?? []).entries()) {
      atUs += timeDeltas[n] ?? 0;
      samples.push({ atUs, isRecorders: isRecorders(id, nodeId) });
    }
    starts.set(id, atUs);
  }
  return samples.sort((one, other) => one.atUs - other.atUs);
}
