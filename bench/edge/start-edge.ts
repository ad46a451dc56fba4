import { readFileSync } from "node:fs";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4WorkerOptionsShape } from "miniflare";
import { transformWithOxc } from "vite";
import { workerdBelow } from "./workerd-cpu.ts";

/** A workerd of its own with one Worker in it. */
export interface Edge {
  origin: string;
  miniflare: Miniflare;
  /** CPU time that workerd has used since it began, user and system, ms; 10 ms is the least it tells apart. */
  cpuMs(): number;
  stop(): Promise<void>;
}

/** A Worker's module, with what Miniflare has to know of its bindings. */
export interface EdgeWorker {
  /** By name; the first is the Worker's own. */
  modules: Record<string, string>;
  options: V4WorkerOptionsShape;
}

/** Starts it on loopback. State lives in a temporary folder that goes with it. */
export async function startEdge(worker: EdgeWorker, port: number): Promise<Edge> {
  const before = workerdBelow(process.pid);
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port,
      cf: false,
      log: new Log(LogLevel.ERROR),
      workers: [
        {
          ...worker.options,
          modulesRoot: "/",
          modules: Object.entries(worker.modules).map(([path, contents]) => ({
            type: "ESModule",
            path: `/${path}`,
            contents,
          })),
        },
      ],
    }),
  );
  await miniflare.ready;
  const [own] = workerdBelow(process.pid).filter(({ pid }) => !before.some((other) => other.pid === pid));
  if (own === undefined) throw new Error("Miniflare started no workerd.");
  return {
    origin: `http://127.0.0.1:${port}`,
    miniflare,
    cpuMs: own.cpuMs,
    stop: () => miniflare.dispose(),
  };
}

/** A module that is kept here as TypeScript, as workerd takes it. */
export async function moduleText(url: URL): Promise<string> {
  return (await transformWithOxc(readFileSync(url, "utf8"), url.pathname)).code;
}
