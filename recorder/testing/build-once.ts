import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildRecorder } from "../build.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where `buildRecorder` wrote. */
    recorderDir: string;
  }
}

/** The recorder as it ships, built once for all files of the project: building takes longer than most of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), "playhead-recorder-"));
  await buildRecorder(dir);
  project.provide("recorderDir", dir);
  return () => rm(dir, { recursive: true, force: true });
}
