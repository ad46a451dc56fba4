import { defineConfig } from "drizzle-kit";

/** Paths are seen from the project's root, where `npm run migrations` runs. */
export default defineConfig({
  dialect: "sqlite",
  schema: "./workers/catalog/*schema.ts",
  out: "./migrations/catalog",
});
