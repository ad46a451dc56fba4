import { type Browser, chromium, type Page } from "playwright-core";
import { schemes, type Violation, violations } from "../e2e/ask-axe.ts";
import { doors, openWhole, screens, setUpPages, watchPages } from "../e2e/every-page.ts";
import { signIn } from "../e2e/sign-in.ts";
import { troubledVisit } from "../e2e/troubled-visit.ts";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";

/** What axe finds on every page of the dashboard, wide and narrow, light and dark. Fails at what is serious or critical. */
const hourMs = 3_600_000;
const impacts = ["critical", "serious", "moderate", "minor"];

interface Looked {
  path: string;
  /** By screen and scheme, in the table's order. */
  found: Violation[][];
}

async function lookAt(page: Page, path: string): Promise<Looked> {
  const found: Violation[][] = [];
  for (const screen of screens) {
    await page.setViewportSize(screen);
    await openWhole(page, path);
    for (const scheme of schemes) found.push(await violations(page, scheme));
  }
  return { path, found };
}

/** Ids in addresses say nothing to a reader. */
const named = (path: string): string =>
  path.replace(/(?<=\/(?:sessions|visitors|errors|share)\/)[^?]+/, "…").replace(/^\/websites\/web_\w+/, "…");

function cell(found: readonly Violation[]): string {
  const counts = impacts.flatMap((impact) => {
    const { length } = found.filter((one) => one.impact === impact);
    return length === 0 ? [] : [`${length} ${impact}`];
  });
  return counts.length === 0 ? "0" : counts.join(", ");
}

async function openPage(browser: Browser, { dashboardOrigin }: LocalPlayhead): Promise<Page> {
  return await (await browser.newContext({ baseURL: dashboardOrigin })).newPage();
}

const playhead = await startPlayhead();
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  for (const name of ["Maria Keller", "Jonas Brandt"])
    await troubledVisit(browser, playhead.shopOrigin, name);
  await playhead.runCronAt(Date.now() + hourMs);
  // Somebody is here, so that Live has a row.
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(playhead.shopOrigin);
  await visitor.locator("h1").click();

  const looked: Looked[] = [];
  const stranger = await openPage(browser, playhead);
  for (const path of doors) looked.push(await lookAt(stranger, path));
  const member = await openPage(browser, playhead);
  await signIn(member);
  for (const path of [...(await watchPages(playhead)), ...setUpPages])
    looked.push(await lookAt(member, path));

  const columns = screens.flatMap(({ width }) => schemes.map((scheme) => `${width}, ${scheme}`));
  console.log(
    [
      `| page | ${columns.join(" | ")} |`,
      `|---|${columns.map(() => "--:|").join("")}`,
      ...looked.map(({ path, found }) => `| ${named(path)} | ${found.map(cell).join(" | ")} |`),
    ].join("\n"),
  );
  const all = looked.flatMap(({ path, found }) => found.flat().map((one) => ({ path, ...one })));
  for (const { path, impact, id, html } of all) console.log(`${path}: ${impact} ${id}: ${html}`);
  if (all.some(({ impact }) => impact === "critical" || impact === "serious")) process.exitCode = 1;
} finally {
  await browser.close();
  await playhead.stop();
}
