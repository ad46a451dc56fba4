import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { bundlePage } from "../testing/harm/bundle-page.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

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
    const script = await bundlePage(`../pages/${entry}`);
    const site = await stage.openSite({
      "/": `<!doctype html><!-- recorder --><div id="app"></div><script type="module">${script.replaceAll("</script", "<\\/script")}</script>`,
      "/data.css": "b{}",
    });
    const page = await visit(stage, site.site);
    await page.waitForTimeout(1_600);
    for (const id of ["dead", "noop", "handler", "plain"]) await page.click(`#${id}`);
    await page.waitForTimeout(3_200);
    await page.click("#alive");
    await page.waitForTimeout(500);
    await page.click("#late");
    await page.waitForTimeout(800);
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
  const page = await visit(stage, site.site, context);
  await page.tap("#dead");
  await page.tap("#alive");
  await page.tap("#label");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(3_300);
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
