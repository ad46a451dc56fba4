import { afterAll, beforeAll, expect, test } from "vitest";
import { sheetRefs } from "../../protocol/asset-refs.ts";
import { accept, eventsOf, type FakeIngest } from "../testing/fake-ingest.ts";
import { stormyPage } from "../testing/harm/stormy-page.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const ruleCount = 3_000;
const rules = Array.from(
  { length: ruleCount },
  (_, n) => `.rule-${n} { --note: ${"x".repeat(300)}; width: ${n}px; }`,
);

/** Counts the rules that the recorder reads in one turn, on a clock by which each of its looks takes 2 ms. */
const countedReads = `<script>
let [turn, inTurn, lostMs] = [0, 0, 0];
window.mostReads = 0;
window.allReads = 0;
const { get, set } = Object.getOwnPropertyDescriptor(CSSRule.prototype, "cssText");
Object.defineProperty(CSSRule.prototype, "cssText", { configurable: true, set, get() {
  if (turn !== turns) [turn, inTurn] = [turns, 0];
  mostReads = Math.max(mostReads, ++inTurn);
  allReads++;
  return get.call(this);
} });
const now = performance.now.bind(performance);
performance.now = () => {
  if (new Error().stack.includes("/r/recorder-")) lostMs += 2;
  return now() + lostMs;
};
</script>`;
/** A website that lacks every sheet. */
async function openSite(html: string): Promise<FakeIngest> {
  const site = await stage.openSite({ "/": html, "/large.css": rules.join("\n") });
  site.answer = (chunk) => accept(chunk, { flushMs: 300, needAssets: chunk.header.assetHashes });
  return site;
}

const early = stormyPage(20).replace(
  "<!-- recorder -->",
  `${countedReads}<link rel="stylesheet" href="/large.css">$&`,
);

test.each([
  ["that the page begins with", early, ""],
  [
    "that comes later",
    stormyPage(20).replace("<!-- recorder -->", `${countedReads}$&`),
    `const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/large.css";
    document.head.append(link);`,
  ],
])(
  "a sheet of a megabyte %s is read in many turns, few rules in each, and whole",
  { timeout: 60_000 },
  async (_when, html, script) => {
    const site = await openSite(html);
    const page = await visit(stage, site.site);
    await page.click("#buy");
    await page.evaluate(script);
    await page.waitForFunction(`allReads >= ${ruleCount}`);
    expect(await page.evaluate("mostReads")).toBeLessThan(ruleCount / 10);
    await until("the sheet", () => site.assets.length > 0);
    expect(site.assets.map(({ text }) => text)).toEqual([rules.join("")]);
    expect(eventsOf(site.chunks).flatMap(sheetRefs)).toEqual([site.assets[0]?.hash]);
  },
);

test("a sheet whose rules change while it is read is told as it is then", { timeout: 60_000 }, async () => {
  const site = await openSite(early);
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await page.waitForFunction("allReads > 100", null, { polling: 5 });
  await page.evaluate(() => document.styleSheets[0]?.insertRule(".news { width: 1px; }"));
  await page.waitForFunction(`allReads >= ${ruleCount}`);
  await until("the sheet", () => site.assets.length > 0);
  expect(site.assets[0]?.text.endsWith(rules.at(-1) ?? "")).toBe(true);
});
