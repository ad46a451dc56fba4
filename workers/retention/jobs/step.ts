import type { Job } from "../../control/jobs.ts";
import type { Env } from "../../env.ts";

/** What a step leaves to do: the rest from where it stopped, or nothing. */
export type StepResult = { kind: "rest"; progress: unknown; notBeforeMs: number } | { kind: "done" };

/**
 * A bounded piece of a job. It may break off anywhere and be run again, also by two runs at once, from the progress
 * that was saved last.
 */
export type Step = (env: Env, job: Job, nowMs: number) => Promise<StepResult>;
