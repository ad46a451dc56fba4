import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds against a page, each with the first element it is about; empty when it finds nothing. */
export async function askAxe(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const asked: unknown = Reflect.get(window, "axe");
    const run: unknown = typeof asked === "object" && asked !== null ? Reflect.get(asked, "run") : null;
    if (typeof run !== "function") throw new Error("axe is not in the page");
    const { violations } = await run(document, { resultTypes: ["violations"] });
    return violations.map(
      (one: { impact: string; id: string; nodes: { html: string }[] }) =>
        `${one.impact} ${one.id}: ${one.nodes[0]?.html.slice(0, 200)}`,
    );
  });
}
