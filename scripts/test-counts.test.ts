import { expect, it } from "vitest";
import { testCounts } from "./test-counts.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

it("passed and failed tests are counted as vitest counts them", () => {
  const testResults = [file("passed", "passed", "skipped"), file("failed", "failed", "passed")];
  const json = JSON.stringify({ numPassedTests: 2, numFailedTests: 1, testResults });
  expect(testCounts(json)).toEqual({ passed: 2, failed: 1 });
});

it("a file that could not be read is one failure, though no test of it ran", () => {
  const testResults = [file("passed", "passed"), file("failed")];
  const json = JSON.stringify({ numPassedTests: 1, numFailedTests: 0, testResults });
  expect(testCounts(json)).toEqual({ passed: 1, failed: 1 });
});
