import type { CDPSession, Page } from "playwright-core";

/** Seconds of the main thread's own time, so that what else runs on the machine does not count. */
export interface MainThread {
  scriptS: number;
  taskS: number;
}

export interface PageCounters {
  /** Adds what the page has cost so far; to be called before it is left, since the next begins at nothing. */
  bank(): Promise<void>;
  sum(): MainThread;
  /** Bytes in use once all that can be collected is. */
  heapBytes(): Promise<number>;
}

/** What Chromium itself counts of a page: https://chromedevtools.github.io/devtools-protocol/tot/Performance/ */
export async function countPage(page: Page): Promise<PageCounters> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const metric = async (name: string): Promise<number> => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find((one) => one.name === name)?.value ?? 0;
  };
  const read = async (): Promise<MainThread> => ({
    scriptS: await metric("ScriptDuration"),
    taskS: await metric("TaskDuration"),
  });
  // A new process of the same visit counts from nothing again.
  const since = (now: number, before: number): number => (now >= before ? now - before : now);
  let last = await read();
  const sum: MainThread = { scriptS: 0, taskS: 0 };
  return {
    async bank() {
      const now = await read();
      sum.scriptS += since(now.scriptS, last.scriptS);
      sum.taskS += since(now.taskS, last.taskS);
      last = now;
    },
    sum: () => sum,
    async heapBytes() {
      for (let time = 0; time < 3; time++) await devtools.send("HeapProfiler.collectGarbage");
      return metric("JSHeapUsedSize");
    },
  };
}
