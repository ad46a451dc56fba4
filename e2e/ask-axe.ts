import axe from "axe-core";
import type { Page } from "playwright-core";

export const schemes = ["light", "dark"] as const;

export interface Violation {
  impact: string;
  /** Of axe's rule. */
  id: string;
  /** The first element it is about. */
  html: string;
}

/** What axe finds against a page in light and in dark, as words; empty when it finds nothing. */
export async function askAxe(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of schemes) {
    for (const { impact, id, html } of await violations(page, colorScheme))
      found.push(`${colorScheme}: ${impact} ${id}: ${html}`);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return found;
}

/** What axe finds against a page in one of them, where it is left. */
export async function violations(page: Page, colorScheme: (typeof schemes)[number]): Promise<Violation[]> {
  // A colour on its way from one theme to the other is of neither.
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const asked: unknown = Reflect.get(window, "axe");
    const run: unknown = typeof asked === "object" && asked !== null ? Reflect.get(asked, "run") : null;
    if (typeof run !== "function") throw new Error("axe is not in the page");
    const answer = await run(document, { resultTypes: ["violations"] });
    return answer.violations.map((one: { impact: string; id: string; nodes: { html: string }[] }) => ({
      impact: one.impact,
      id: one.id,
      html: one.nodes[0]?.html.slice(0, 200) ?? "",
    }));
  });
}
