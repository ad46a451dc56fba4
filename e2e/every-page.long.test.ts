import { join } from "node:path";
import { expect, test } from "vitest";
import { runNode } from "../scripts/processes.ts";
import { root } from "../scripts/root.ts";

test("on every page, wide and narrow, light and dark, axe finds nothing serious", {
  timeout: 600_000,
}, async () => {
  const bench = await runNode([join(root, "bench/axe.bench.ts")], { stdio: "inherit" });
  expect(bench.exitCode).toBe(0);
});
