import { defineConfig } from "drizzle-kit";

/** Paths are seen from the project's root, where `npm run migrations` runs. */
export default defineConfig({
  dialect: "sqlite",
  schema: [
    "./workers/control/schema.ts",
    "./workers/control/account-schema.ts",
    "./workers/control/share-schema.ts",
  ],
  out: "./migrations/control",
});
