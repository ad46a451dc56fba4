import { join } from "node:path";
import { bundlePage } from "../../recorder/testing/bundle-page.ts";

const bundles = new Map<string, Promise<string>>();

/** A page's script with its framework; made once a run. */
export function bundleApp(entry: string): Promise<string> {
  const known = bundles.get(entry) ?? bundlePage(join(import.meta.dirname, "pages", entry));
  bundles.set(entry, known);
  return known;
}
