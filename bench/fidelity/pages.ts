import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { bundlePage } from "../../recorder/testing/bundle-page.ts";

/** A page and what a visitor does there; `moment` is called five times, each when the page is at rest. */
export interface FidelityPage {
  id: string;
  path: string;
  /** Selector of what is there once the page is. */
  ready: string;
  visit(page: Page, moment: () => Promise<void>): Promise<void>;
}

const apps = ["vue", "svelte", "angular"];

/** What the site has besides the pages that packages ship. */
export async function appFiles(): Promise<Record<string, string>> {
  const folder = join(import.meta.dirname, "pages");
  const files: Record<string, string> = { "/app/app.css": readFileSync(join(folder, "app.css"), "utf8") };
  for (const app of apps) {
    files[`/app/${app}.js`] = await bundlePage(join(folder, `${app}.ts`));
    files[`/app/${app}.html`] =
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${app}</title>
<link rel="stylesheet" href="app.css"></head><body><div id="app"></div>
<script type="module" src="${app}.js"></script></body></html>`;
  }
  return files;
}

export const fidelityPages: readonly FidelityPage[] = [
  {
    id: "swagger-ui",
    path: "/swagger/index.html",
    ready: ".opblock",
    async visit(page, moment) {
      await page.mouse.move(300, 400);
      await moment();
      await page.locator(".opblock-summary-control").nth(0).click();
      await moment();
      await page.locator(".try-out__btn").first().click();
      await moment();
      await page.mouse.wheel(0, 900);
      await moment();
      await page.locator(".opblock-summary-control").nth(2).click();
      await moment();
    },
  },
  {
    id: "sb-admin-2",
    path: "/sb-admin/index.html",
    ready: "#myAreaChart",
    async visit(page, moment) {
      await page.mouse.move(400, 300);
      await moment();
      await page.locator("#userDropdown").click();
      await moment();
      await page.goto(new URL("/sb-admin/tables.html", page.url()).href);
      await page.waitForSelector("#dataTable_filter input");
      await page.locator("#dataTable_filter input").pressSequentially("tokyo");
      await moment();
      await page.locator("#dataTable thead th").nth(3).click();
      await page.mouse.wheel(0, 300);
      await moment();
      await page.goto(new URL("/sb-admin/register.html", page.url()).href);
      await page.locator("#exampleFirstName").pressSequentially("Ada");
      await moment();
    },
  },
  {
    id: "ag-grid",
    path: "/own/grid.html",
    ready: ".ag-row",
    async visit(page, moment) {
      await page.mouse.move(300, 300);
      await moment();
      await page.mouse.wheel(0, 1_200);
      await moment();
      await page.locator('.ag-header-cell[col-id="kg0"]').click();
      await moment();
      await page.locator("#filter").pressSequentially("dora");
      await moment();
      await page.mouse.wheel(600, 400);
      await moment();
    },
  },
  {
    id: "a Vue app",
    path: "/app/vue.html",
    ready: ".card",
    async visit(page, moment) {
      await page.mouse.move(450, 500);
      await moment();
      await page.locator("#draft").pressSequentially("Water the plants");
      await moment();
      await page.locator("#add").click();
      await moment();
      await page.locator(".move").nth(0).click();
      await page.locator(".move").nth(3).click();
      await moment();
      await page.locator("#word").pressSequentially("Task 1");
      await moment();
    },
  },
  {
    id: "a Svelte app",
    path: "/app/svelte.html",
    ready: ".list li",
    async visit(page, moment) {
      await page.mouse.move(150, 300);
      await moment();
      await page.locator("#letter-2").click();
      await moment();
      await page.mouse.wheel(0, 600);
      await moment();
      await page.locator("#answer").pressSequentially("Thank you");
      await page.locator("#send").click();
      await moment();
      await page.locator("#tidy").click();
      await moment();
    },
  },
  {
    id: "an Angular app",
    path: "/app/angular.html",
    ready: "tbody tr",
    async visit(page, moment) {
      await page.mouse.move(450, 550);
      await moment();
      await page.locator("#add").click();
      await moment();
      await page.locator("#buyer").pressSequentially("Grace");
      await page.locator("#late").check();
      await page.locator("#add").click();
      await moment();
      await page.locator("#sort").click();
      await moment();
      await page.locator("#open").click();
      await moment();
    },
  },
];
