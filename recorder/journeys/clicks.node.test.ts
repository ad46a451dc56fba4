import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundlePage } from "../testing/bundle-page.ts";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { extrasRun, type Stage, setStage, until, visit } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

test.each([
  ["React", "clicks-react.ts", "handler"],
  ["Vue", "clicks-vue.ts", "handler"],
  ["jQuery", "clicks-jquery.ts", "cursor"],
])(
  "on a %s page with a clock, dead and alive clicks are told apart",
  { timeout: 30_000 },
  async (_name, entry, claim) => {
    const script = await bundlePage(join(import.meta.dirname, "../testing/pages", entry));
    const site = await stage.openSite({
      "/": `<!doctype html><!-- recorder --><div id="app"></div><script type="module">${script.replaceAll("</script", "<\\/script")}</script>`,
      "/data.css": "b{}",
    });
    const context = await stage.browser.newContext();
    // The page's clock ticks as evenly as on an idle machine.
    await context.clock.install();
    const page = await visit(stage, site.site, context);
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.clock.runFor(1_600);
    for (const id of ["dead", "noop", "handler", "plain"]) await page.click(`#${id}`);
    await extrasRun(page);
    await page.clock.runFor(3_200);
    await page.click("#alive");
    await page.clock.runFor(500);
    const answered = page.waitForResponse("**/data.css");
    await page.click("#late");
    await (await answered).finished();
    await page.clock.runFor(800);
    await page.close();
    await until("the outcomes", () => payloadsOf(eventsOf(site.chunks), "ph.click-outcome").length === 6);
    const events = eventsOf(site.chunks);
    const outcomes = payloadsOf(events, "ph.click-outcome").sort(
      (a, b) => Number(a.clickAt) - Number(b.clickAt),
    );
    expect(outcomes.map((one) => [one.claim, one.kinds])).toEqual([
      ["control", []],
      ["control", []],
      [claim, []],
      ["none", []],
      ["control", ["dom"]],
      [claim, ["request", "dom"]],
    ]);
    expect(Number(outcomes[0]?.ambientCount)).toBeGreaterThan(3);
    expect(payloadsOf(events, "ph.click").every(({ nodeId }) => Number(nodeId) > 0)).toBe(true);
  },
);

test("taps and keys are clicks, each told once with what it was made by", { timeout: 30_000 }, async () => {
  const site = await stage.openSite({
    "/": `<!doctype html><!-- recorder --><style>b{padding:9px}</style><button id="dead">Dead</button>
      <button id="alive" onclick="this.after(' more')">Alive</button><label id="label">Agree <input type="checkbox"></label>`,
  });
  const context = await stage.browser.newContext({ hasTouch: true });
  await context.clock.install();
  const page = await visit(stage, site.site, context);
  await page.clock.pauseAt(Date.now() + 60_000);
  for (const id of ["dead", "alive", "label"]) {
    await page.tap(`#${id}`);
    await page.clock.runFor(200);
  }
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await extrasRun(page);
  await page.clock.runFor(3_300);
  await page.close();
  const told = (tag: string) => payloadsOf(eventsOf(site.chunks), tag);
  await until("the outcomes", () => told("ph.click-outcome").length === 4);
  expect(told("ph.click").map(({ pointer, claim }) => [pointer, claim])).toEqual([
    ["touch", "control"],
    ["touch", "control"],
    ["touch", "field"],
    ["key", "control"],
  ]);
  const kinds = new Map(told("ph.click-outcome").map((one) => [one.clickAt, one.kinds]));
  expect([...kinds].sort(([a], [b]) => Number(a) - Number(b)).map(([, one]) => one)).toEqual([
    [],
    ["dom"],
    expect.arrayContaining(["native"]),
    ["dom"],
  ]);
});
