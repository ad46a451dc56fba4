import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { type Metric, onCLS, onFCP, onINP, onLCP, onTTFB } from "web-vitals";
import { createCaptured, settled } from "../../testing/captured.ts";
import { watchVitals } from "./vitals.ts";

test("vitals are those the package web-vitals computes, told when the page is hidden and again when changed", async () => {
  const theirs = new Map<string, Metric>();
  for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) {
    on((metric) => void theirs.set(metric.name, metric), { reportAllChanges: true });
  }
  const { capturing, told } = createCaptured();
  watchVitals(capturing);
  document.body.innerHTML = "<button id=slow>Slow</button><h1>A heading that moves</h1>";
  document.querySelector("#slow")?.addEventListener("click", () => {
    const endMs = performance.now() + 130;
    while (performance.now() < endMs);
  });
  await settled(200);
  document.body.insertAdjacentHTML("afterbegin", "<div style='height:200px'></div>");
  await settled(700);
  await userEvent.click(document.querySelector("#slow") ?? document.body);
  // The package computes when the browser is idle.
  for (let waitedMs = 0; !theirs.has("INP") && waitedMs < 5_000; waitedMs += 50) await settled(50);
  capturing.settle();
  const ours = new Map(told("ph.vital").map((vital) => [vital.name, vital]));
  for (const name of ["CLS", "FCP", "INP", "LCP", "TTFB"] as const) {
    const { value, rating } = theirs.get(name) ?? { value: -1, rating: "" };
    expect([name, ours.get(name)?.value, ours.get(name)?.rating]).toEqual([
      name,
      expect.closeTo(value, 2),
      rating,
    ]);
  }
  const count = told("ph.vital").length;
  capturing.settle();
  expect(told("ph.vital")).toHaveLength(count);
  capturing.stop();
  document.body.innerHTML = "";
});
