import * as z from "zod";

const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** How many tests passed and failed, from vitest's JSON report. A file that could not even be read counts as one failed. */
export function testCounts(json: string): { passed: number; failed: number } {
  const { numPassedTests, numFailedTests, testResults } = report.parse(JSON.parse(json));
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((result) => result.status !== "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length };
}
