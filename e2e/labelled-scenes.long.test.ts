import { join } from "node:path";
import { expect, test } from "vitest";
import { runNode } from "../scripts/processes.ts";
import { root } from "../scripts/root.ts";

test("on all labelled scenes every verdict is right but for those known", {
  timeout: 1_800_000,
}, async () => {
  const bench = await runNode([join(root, "bench/signals.bench.ts"), "--strict", "--judges", "playhead"], {
    stdio: "inherit",
  });
  expect(bench.exitCode).toBe(0);
});
