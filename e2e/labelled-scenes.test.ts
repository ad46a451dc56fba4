import { join } from "node:path";
import { expect, test } from "vitest";
import { runNode } from "../scripts/processes.ts";
import { root } from "../scripts/root.ts";

test("on some labelled scenes of each kind every verdict is right but for those known", {
  timeout: 300_000,
}, async () => {
  const bench = await runNode(
    [join(root, "bench/signals.bench.ts"), "--subset", "--strict", "--judges", "playhead"],
    { stdio: "inherit" },
  );
  expect(bench.exitCode).toBe(0);
});
