import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { startPlayhead } from "../scripts/local-playhead.ts";
import { root } from "../scripts/root.ts";

/**
 * Bytes a visit uploads: our recorder against plain rrweb, which is rrweb's own `record` with `JSON.stringify` and one
 * gzip per upload, cut at the same times (10 s, and at the end of each page). The same hand visits the same shop twice
 * with each: as the first visitor, whose style sheets the website still lacks, and as the next.
 */
interface Upload {
  chunkBytes: number;
  sheetBytes: number;
}

const rrwebScript = readFileSync(join(root, "node_modules/rrweb/dist/rrweb.umd.min.cjs"), "utf8");

async function visitShop(page: Page, shopOrigin: string): Promise<void> {
  await page.goto(shopOrigin);
  await page.waitForTimeout(1_000);
  await page.mouse.move(600, 400, { steps: 20 });
  await page.getByRole("button", { name: "On deck" }).click();
  await page.mouse.wheel(0, 600);
  await page.waitForTimeout(2_000);
  await page.getByRole("link", { name: "Harbor lantern" }).last().click();
  await page.getByRole("button", { name: "Add to basket" }).click();
  await page.mouse.move(200, 600, { steps: 20 });
  await page.waitForTimeout(2_000);
  await page.goto(`${shopOrigin}/checkout/`);
  await page
    .locator("input[type=email]")
    .first()
    .pressSequentially("someone@tidewater.example", { delay: 40 });
  await page.waitForTimeout(2_000);
}

/** Plain rrweb: what each upload would weigh, as `record` in the page hands its events over. */
async function plainUpload(browser: Browser, shopOrigin: string, publicOrigin: string): Promise<Upload> {
  const context = await browser.newContext();
  await context.route(`${publicOrigin}/**`, (route) => route.abort());
  let chunkBytes = 0;
  await context.exposeBinding("uploadEvents", (_source, json: string) => {
    chunkBytes += gzipSync(json).length;
  });
  await context.addInitScript({
    content: `${rrwebScript};(() => {
      if (!location.protocol.startsWith("http")) return;
      let events = [];
      const upload = () => { if (events.length) window.uploadEvents(JSON.stringify(events)); events = []; };
      const start = () => rrweb.record({ emit: (event) => events.push(event), maskAllInputs: true,
        sampling: { mousemove: 50, scroll: 150 } });
      document.readyState === "loading" ? addEventListener("DOMContentLoaded", start) : start();
      setInterval(upload, 10_000);
      // A call at pagehide would be lost, so the next page makes it.
      addEventListener("pagehide", () => sessionStorage.setItem("left", JSON.stringify(events)));
      const left = sessionStorage.getItem("left");
      if (left) window.uploadEvents(left);
      window.uploadNow = upload;
    })();`,
  });
  const page = await context.newPage();
  await visitShop(page, shopOrigin);
  await page.evaluate("window.uploadNow()");
  await context.close();
  return { chunkBytes, sheetBytes: 0 };
}

async function ourUpload(context: BrowserContext, shopOrigin: string): Promise<Upload> {
  const upload: Upload = { chunkBytes: 0, sheetBytes: 0 };
  const sizes: Promise<void>[] = [];
  context.on("request", (request) => {
    const kind = /\/v1\/(chunks|assets)\//.exec(request.url())?.[1];
    if (kind === undefined) return;
    const count = async () => {
      const bytes = Number((await request.allHeaders())["content-length"]);
      upload[kind === "chunks" ? "chunkBytes" : "sheetBytes"] += bytes;
    };
    sizes.push(count());
  });
  const page = await context.newPage();
  await visitShop(page, shopOrigin);
  // Leaving for an empty page hides this one, which sends what is left.
  await page.goto("about:blank");
  await page.waitForTimeout(1_000);
  await Promise.all(sizes);
  await context.close();
  return upload;
}

const playhead = await startPlayhead();
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const { shopOrigin, publicOrigin } = playhead;
  const plain = await plainUpload(browser, shopOrigin, publicOrigin);
  const first = await ourUpload(await browser.newContext(), shopOrigin);
  const next = await ourUpload(await browser.newContext(), shopOrigin);
  const row = (name: string, { chunkBytes, sheetBytes }: Upload) => {
    const ratio = (chunkBytes + sheetBytes) / plain.chunkBytes;
    return `| ${name} | ${chunkBytes.toLocaleString("en")} | ${sheetBytes.toLocaleString("en")} | ${ratio.toFixed(3)} |`;
  };
  console.log(
    [
      "| recorder | chunks, bytes | style sheets, bytes | × plain rrweb |",
      "|---|--:|--:|--:|",
      row("plain rrweb, JSON and gzip", plain),
      row("Playhead, first visitor of the website", first),
      row("Playhead, every later visitor", next),
    ].join("\n"),
  );
} finally {
  await browser.close();
  await playhead.stop();
}
