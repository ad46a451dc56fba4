import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { everyOperation } from "../../protocol/openapi/every-operation.ts";
import { makeDocument } from "../../protocol/openapi/make-document.ts";
import { root } from "../root.ts";

const own = ["reference.html", "reference.css", "reference.js"];
const swaggerUi = ["swagger-ui.css", "swagger-ui-bundle.js"];

/**
 * Writes the API's description and its page to `api` under `outDir`: files that the Worker hands out, so that none of
 * its code is spent on them.
 */
export async function buildDescription(outDir: string): Promise<void> {
  const folder = join(outDir, "api/reference");
  const installed = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(outDir, "api/openapi.json"), JSON.stringify(makeDocument(everyOperation)));
  for (const name of own) copyFileSync(join(root, "scripts/openapi", name), join(folder, name));
  for (const name of swaggerUi) copyFileSync(join(installed, name), join(folder, name));
}
