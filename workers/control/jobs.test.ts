import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { addJob, dueJobs, holdJob, saveJob } from "./jobs.ts";

test("a job that a run has in hand is passed over by others, and taken up when that run has died", async () => {
  await addJob(env.CONTROL, { jobId: "held", kind: "orphans", websiteId: null, notBeforeMs: 5 }, { n: 0 });
  const due = async (nowMs: number) =>
    (await dueJobs(env.CONTROL, nowMs, 9)).filter((job) => job.jobId === "held");
  const [job] = await due(5);
  if (job === undefined) throw new Error("no job");
  const held = await holdJob(env.CONTROL, job, 100);
  expect(await holdJob(env.CONTROL, job, 100)).toBeNull();
  expect(await due(99)).toEqual([]);

  const [again] = await due(100);
  expect(again).toMatchObject({ progress: '{"n":0}', notBeforeMs: 100 });
  if (again === undefined || held === null) throw new Error("no job");
  await holdJob(env.CONTROL, again, 200);
  // The run that seemed dead was merely late: what it has come to counts no more.
  await saveJob(env.CONTROL, held, { progress: '{"n":1}', notBeforeMs: 0, failures: 0 });
  expect((await due(200))[0]?.progress).toBe('{"n":0}');
});
