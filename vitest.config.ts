import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { chromiumLaunchOptions } from "./scripts/chromium.ts";

/** These work through all that is due in the databases, count it, or take a table away: other files would be in the way. */
const ownDatabase = [
  "workers/{erasure,faults,retention}/**/*.test.ts",
  "workers/catalog/{open-catalog,move-website}.test.ts",
  "workers/routes/quota.test.ts",
  "workers/session/session-do.test.ts",
];

/** Several files run on each core: what takes a second alone may take many beside others. */
const testTimeout = 20_000;

/** A browser beside two others may be late for once; what is wrong is wrong twice. The report names what was tried again. */
const retry = 1;

/** Each test runs where its code runs: node, workerd, jsdom or Chromium. `npm test` runs all but `long`. */
export default defineConfig({
  test: {
    reporters: ["default"],
    // Most files wait for a browser or a clock; one worker, the default on two cores, would wait with each of them.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "node",
          // Rules without a state of their own: a worker for each file would take as long as they do.
          isolate: false,
          testTimeout,
          environment: "node",
          include: [
            "protocol/**/*.test.ts",
            "scripts/**/*.test.ts",
            "recorder/{session,src}/**/*.node.test.ts",
          ],
        },
      },
      {
        test: {
          name: "journeys",
          testTimeout,
          retry,
          environment: "node",
          include: ["recorder/journeys/*.node.test.ts", "recorder/harm/*.node.test.ts"],
          globalSetup: ["recorder/testing/build-once.ts"],
        },
      },
      inWorkerd("workerd", { isolate: false, include: ["workers/**/*.test.ts"], exclude: ownDatabase }),
      inWorkerd("workerd-alone", { include: ownDatabase }),
      {
        test: {
          name: "dashboard",
          testTimeout,
          environment: "jsdom",
          include: ["dashboard/src/**/*.test.ts", "dashboard/src/**/*.test.tsx"],
        },
      },
      {
        test: {
          name: "browser",
          testTimeout,
          retry,
          include: ["recorder/**/*.browser.test.ts"],
          // Pages are counted apart from workers: behind the other projects, so that no more than three run at once.
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        test: {
          name: "e2e",
          environment: "node",
          include: ["e2e/**/*.test.ts"],
          testTimeout: 60_000,
          retry,
          hookTimeout: 120_000,
          // Each file starts a product of its own; a third would make them wait longer than a person does.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

/** A runtime and empty databases: for each file, or, without isolation, for all of them together. */
function inWorkerd(
  name: string,
  files: { include: string[]; exclude?: string[]; isolate?: boolean },
): TestProjectInlineConfiguration {
  return {
    plugins: [
      cloudflareTest(async () => ({
        wrangler: { configPath: "./wrangler.toml" },
        miniflare: {
          // The second catalog, which a deployment has only once it needs one.
          d1Databases: { CATALOG_1: "catalog-1" },
          bindings: {
            TEST_MIGRATIONS: {
              control: await readD1Migrations("migrations/control"),
              catalog: await readD1Migrations("migrations/catalog"),
            },
          },
        },
      })),
    ],
    test: { name, testTimeout, setupFiles: ["workers/testing/apply-migrations.ts"], ...files },
  };
}
