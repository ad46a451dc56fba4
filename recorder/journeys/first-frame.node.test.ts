import { afterAll, beforeAll, expect, test } from "vitest";
import { eventType } from "../../protocol/events.ts";
import { eventsOf, snapshotCount } from "../testing/fake-ingest.ts";
import { recorderRuns, type Stage, setStage, until, visit } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const html = `<!doctype html><title>Shop</title><!-- recorder --><button id="buy">Buy</button>
<script src="/app.js"></script>`;
const app = `document.addEventListener("DOMContentLoaded", () => {
  const list = document.createElement("ul");
  list.append("Built by the page itself");
  document.body.append(list);
});`;

test("what a page builds as soon as it is parsed is told with it, also by handlers that come after the recorder", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": html, "/app.js": app });
  const context = await stage.browser.newContext();
  await context.route("**/app.js", async (route) => {
    await recorderRuns(route.request().frame().page());
    await route.continue();
  });
  const page = await visit(stage, site.site, context);
  await page.click("#buy");
  await until("the snapshot", () => snapshotCount(site.chunks) > 0);
  const snapshot = eventsOf(site.chunks).find(({ type }) => type === eventType.fullSnapshot);
  expect(JSON.stringify(snapshot)).toContain("Built by the page itself");
});
