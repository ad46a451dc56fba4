import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFrame } from "../../protocol/frame.ts";
import { sealIdleMs } from "../../protocol/limits.ts";
import { type ArrivedChunk, eventsOf, type FakeIngest, takenChunks } from "../testing/fake-ingest.ts";
import { recorderRuns, type Stage, setStage, until, visit, visitorWithClock } from "../testing/visitor.ts";

const goods = Array.from(
  { length: 120 },
  (_, n) => `<li class="good good-${n}"><a href="/good/${(n * 7919) % 997}">Good ${n}</a>`,
);
const html = (title: string): string =>
  `<!doctype html><title>${title}</title><!-- recorder --><h1>${title}</h1><button id="buy">Buy</button><ul>${goods.join("\n")}</ul>`;
const pages = { "/": html("Shop"), "/next": html("Next"), "/last": html("Last") };

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const base = (page: Page): Promise<string | null> =>
  page.evaluate(() => sessionStorage.getItem("playhead:pk_test:base"));

/** A page that has been touched, and whose snapshot the server has. */
async function firstPage(page: Page): Promise<void> {
  await page.click("#buy");
  await expect.poll(() => base(page)).not.toBeNull();
}

async function nextPage(site: FakeIngest, page: Page) {
  const before = site.chunks.length;
  await page.goto(`${site.site}/next`);
  await recorderRuns(page);
  await page.click("#buy");
  const isNext = ({ header, status }: ArrivedChunk) => header.hasFullSnapshot && status === 200;
  await until("the next page's snapshot", () => site.chunks.slice(before).some(isNext));
  return site.chunks.slice(before).filter(({ header }) => header.hasFullSnapshot);
}

test("the next page's snapshot is packed behind the one before it", async () => {
  const site = await stage.openSite(pages);
  const page = await visit(stage, site.site);
  await firstPage(page);
  const [snapshot] = await nextPage(site, page);
  expect(snapshot?.header.baseSeq).toBe(0);
  expect(snapshot?.frame.length).toBeLessThan(gzipSync(snapshot?.body ?? "").length / 2);
  expect(JSON.stringify(snapshot?.events)).toContain("Good 119");
  expect(JSON.stringify(snapshot?.events)).toContain("Next");
});

test.each([
  ["that lacks the base", 409, "chunk_base_missing"],
  ["of before, which cannot read it,", 400, "chunk_not_gzip"],
])("a server %s gets the chunk packed by itself, and nothing is lost", async (_, status, code) => {
  const site = await stage.openSite(pages);
  const page = await visit(stage, site.site);
  await firstPage(page);
  site.answer = ({ header }) => (header.baseSeq === undefined ? null : { status, body: { code } });
  const [refused, taken] = await nextPage(site, page);
  expect(refused?.status).toBe(status);
  expect(taken).toMatchObject({ seq: refused?.seq, status: 200, events: refused?.events });
  expect(taken?.header.baseSeq).toBeUndefined();
  const before = eventsOf(site.chunks).length;
  await page.click("#buy");
  await page.close();
  await until("the last click", () => eventsOf(site.chunks).length > before);
  const seqs = takenChunks(site.chunks).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_seq, n) => n));
});

test("what a page could not send waits for the next one packed by itself", { timeout: 20_000 }, async () => {
  const site = await stage.openSite(pages);
  const page = await visit(stage, site.site);
  await firstPage(page);
  site.answer = () => ({ status: 503 });
  await page.goto(`${site.site}/next`);
  await recorderRuns(page);
  await page.click("#buy");
  await page.waitForTimeout(800);
  await page.goto(`${site.site}/last`);
  await recorderRuns(page);
  site.answer = () => null;
  await page.click("#buy");
  const isKept = ({ header, events, status }: ArrivedChunk) =>
    header.hasFullSnapshot && status === 200 && JSON.stringify(events).includes("/next");
  await until("the lost page's snapshot", () => site.chunks.some(isKept));
  expect(site.chunks.find(isKept)?.header.baseSeq).toBeUndefined();
});

test("a silence that seals the session ends the base, and so does withdrawal", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  const page = await visit(stage, site.site, await visitorWithClock(stage));
  await firstPage(page);
  await page.clock.fastForward(sealIdleMs + 1_000);
  const [snapshot] = await nextPage(site, page);
  expect(snapshot && readFrame(snapshot.frame)).toMatchObject({ ok: true });
  expect(snapshot?.header.baseSeq).toBeUndefined();
  await expect.poll(async () => (await base(page))?.split(" ")[2]).not.toBe("0");
  await page.evaluate(() => window.playhead?.consent(false));
  await expect.poll(() => base(page)).toBeNull();
});
