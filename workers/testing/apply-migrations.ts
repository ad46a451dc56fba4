/// <reference types="@cloudflare/vitest-plugin/types" />
import { applyD1Migrations, type D1Migration } from "cloudflare:test";
import { env } from "cloudflare:workers";

declare global {
  namespace Cloudflare {
    interface Env {
      TEST_MIGRATIONS: { control: D1Migration[]; catalog: D1Migration[] };
    }
  }
}

await applyD1Migrations(env.CONTROL, env.TEST_MIGRATIONS.control);
await applyD1Migrations(env.CATALOG_0, env.TEST_MIGRATIONS.catalog);
if (env.CATALOG_1) await applyD1Migrations(env.CATALOG_1, env.TEST_MIGRATIONS.catalog);
