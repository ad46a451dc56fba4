import type { Page } from "playwright-core";
import type { FakeIngest } from "../fake-ingest.ts";
import { recorderRuns, type Stage } from "../visitor.ts";

/** What is left of a visit that a recorder may not change. */
export interface LivedPage {
  html: string;
  /** Each element's class, colour and padding, in order. */
  styles: string[];
  console: string[];
  /** Angular's, null elsewhere. */
  zoneTurns: number | null;
}

const bare = (html: string): string => html.replace("<!-- recorder -->", "");

/** @param script of the page, with its framework */
export async function openFrameworkSite(stage: Stage, script: string): Promise<FakeIngest> {
  const html = `<!doctype html><html lang="en"><head><title>Lines</title><!-- recorder --></head>
<body><main id="app"></main><script type="module">${script.replaceAll("</script", "<\\/script")}</script></body></html>`;
  return stage.openSite({ "/": html, "/bare": bare(html) });
}

/** Lives the same life on the page, with the recorder or without, up to its end. */
export async function live(stage: Stage, url: string, isRecorded: boolean): Promise<LivedPage> {
  const page = await (await stage.browser.newContext()).newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
  await page.goto(url);
  if (isRecorded) await recorderRuns(page);
  await page.waitForSelector("#word");
  await act(page);
  // Longer than the recorder gathers before it writes ahead, compresses and posts.
  if (isRecorded) await page.waitForTimeout(1_200);
  const lived = await page.evaluate(() => {
    const app = document.getElementById("app");
    const elements = [...(app?.querySelectorAll("*") ?? [])];
    const styles = elements.map((element) => {
      const { color, paddingLeft } = getComputedStyle(element);
      return `${element.tagName} ${element.className} ${color} ${paddingLeft}`;
    });
    return { html: app?.innerHTML ?? "", styles, zoneTurns: window.zoneTurns ?? null };
  });
  await page.evaluate(() => window.playhead?.stop());
  await page.close();
  // A browser asks for a page's icon once, on whichever page comes first.
  return { ...lived, console: said.filter((line) => !line.includes("404")) };
}

async function act(page: Page): Promise<void> {
  for (let n = 0; n < 4; n++) await page.click("#add");
  await page.click("#remove");
  await page.locator("#word").pressSequentially("harbor");
  await page.click("#toggle");
  await page.click("#add");
  await page.click("#toggle");
  await page.click("#toggle");
}
