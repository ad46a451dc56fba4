import { performance } from "node:perf_hooks";
import { openClient } from "../edge/client.ts";
import { publicHost } from "../edge/product.ts";
import { type EdgeWorker, startEdge } from "../edge/start-edge.ts";

export interface Start {
  /** From the start of the process to the first answer. */
  wallMs: number;
  /** Of workerd, up to then. */
  cpuMs: number;
}

/** Starts a workerd with the Worker in it, asks it once, and ends it. */
export async function firstAnswer(worker: EdgeWorker, port: number): Promise<Start> {
  const startedMs = performance.now();
  const edge = await startEdge(worker, port);
  const client = openClient(edge.origin, publicHost, 1);
  try {
    await client.send("GET", "/nothing");
    return { wallMs: performance.now() - startedMs, cpuMs: edge.cpuMs() };
  } finally {
    client.close();
    await edge.stop();
  }
}
