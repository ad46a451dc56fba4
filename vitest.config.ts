import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumLaunchOptions } from "./scripts/chromium.ts";

/** Each test runs where its code runs: node, workerd, jsdom or Chromium. `npm test` runs all but `long`. */
export default defineConfig({
  test: {
    reporters: ["default"],
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          include: ["protocol/**/*.test.ts", "scripts/**/*.test.ts", "recorder/**/*.node.test.ts"],
        },
      },
      {
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
        test: {
          name: "workerd",
          include: ["workers/**/*.test.ts"],
          setupFiles: ["workers/testing/apply-migrations.ts"],
        },
      },
      {
        test: {
          name: "dashboard",
          environment: "jsdom",
          include: ["dashboard/src/**/*.test.ts", "dashboard/src/**/*.test.tsx"],
        },
      },
      {
        test: {
          name: "browser",
          include: ["recorder/**/*.browser.test.ts"],
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
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
