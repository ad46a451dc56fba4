import { afterAll, beforeAll, expect, test } from "vitest";
import { sheetHash } from "../../protocol/sheet-hash.ts";
import { type ArrivedChunk, eventsOf, payloadsOf, snapshotCount } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

const css = `.lamp { color: rgb(1, 2, 3); }\n${Array.from({ length: 40 }, (_, n) => `.step-${n} { margin: ${n}px; }`).join("\n")}`;
const html = `<!doctype html><title>Shop</title><link rel="stylesheet" href="/shop.css"><!-- recorder -->
<h1>Lamps</h1><button id="buy">Buy</button><button id="more">More</button>`;
const pages = { "/": html, "/next": html, "/shop.css": css };

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const clicksOf = (chunks: readonly ArrivedChunk[]) =>
  payloadsOf(eventsOf(chunks), "ph.click").map((click) => click.selector);

test("a style sheet leaves as its hash, and is posted once although two pages are asked for it", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite(pages);
  site.answer = ({ header, seq }) =>
    header.assetHashes.length > 0 && site.assets.length === 0
      ? { status: 200, body: { status: "accepted", seq, needAssets: header.assetHashes } }
      : null;
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the sheet", () => site.assets.length > 0);
  await page.goto(`${site.site}/next`);
  await until("the second snapshot", () => snapshotCount(site.chunks) === 2);
  await page.waitForTimeout(300);
  expect(site.assets).toHaveLength(1);
  const [asset] = site.assets;
  expect(asset?.hash).toBe(sheetHash(asset?.text ?? ""));
  expect(asset?.text).toContain("rgb(1, 2, 3)");
  expect(site.chunks[0]?.header.assetHashes).toEqual([asset?.hash]);
  const events = JSON.stringify(eventsOf(site.chunks));
  expect(events).toContain(`ph-asset:${asset?.hash}`);
  expect(events).not.toContain("rgb(1, 2, 3)");
});

test("a chunk outlives refusals, in the same bytes, and waits as long as Retry-After says", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite(pages);
  const arrivedAtMs: number[] = [];
  site.answer = ({ seq }) => {
    if (seq !== 0) return null;
    arrivedAtMs.push(performance.now());
    if (arrivedAtMs.length === 1) return { status: 503, headers: { "retry-after": "2" } };
    return arrivedAtMs.length === 2 ? { status: 500 } : null;
  };
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the third try", () => arrivedAtMs.length === 3);
  const [first = 0, second = 0] = arrivedAtMs;
  expect(second - first).toBeGreaterThanOrEqual(1_990);
  const tries = site.chunks.filter((chunk) => chunk.seq === 0);
  expect(tries.map((chunk) => chunk.status)).toEqual([503, 500, 200]);
  expect(new Set(tries.map((chunk) => chunk.frame.toString("base64"))).size).toBe(1);
});

test("nothing more is sent in a session the server has stopped, on later pages neither", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite(pages);
  site.answer = ({ seq }) => ({ status: 200, body: { status: "accepted", seq, stop: { reason: "quota" } } });
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the first chunk", () => site.chunks.length > 0);
  await page.waitForTimeout(200);
  await page.click("#more");
  await page.goto(`${site.site}/next`);
  await page.click("#more");
  await page.waitForTimeout(500);
  expect(site.chunks).toHaveLength(1);
});

test("a session id whose time is refused is replaced, and nothing is lost", { timeout: 20_000 }, async () => {
  const site = await stage.openSite(pages);
  const serverNowMs = Date.now() + 3_600_000_000;
  site.answer = ({ sessionId }) => {
    const startedAtMs = Number.parseInt(sessionId.split("_")[2] ?? "", 36);
    return Math.abs(startedAtMs - serverNowMs) < 60_000
      ? null
      : { status: 409, body: { code: "session_id_time", nowMs: serverNowMs } };
  };
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the second snapshot", () => site.chunks.filter((one) => one.status === 200).length >= 2);
  const taken = site.chunks.filter((chunk) => chunk.status === 200);
  expect(new Set(taken.map((chunk) => chunk.sessionId)).size).toBe(1);
  expect(taken.filter((chunk) => chunk.header.hasFullSnapshot).map((chunk) => chunk.seq)).toEqual([0, 1]);
});

test("a viewer's flushMs brings chunks at that pace, and a gap a new snapshot", {
  timeout: 20_000,
}, async () => {
  const site = await stage.openSite(pages);
  site.answer = ({ seq }) => ({
    status: 200,
    body: { status: "accepted", seq, flushMs: 400, ...(seq === 1 ? { needSnapshot: true } : {}) },
  });
  const page = await visit(stage, site.site);
  await page.click("#buy");
  await until("the snapshot", () => site.chunks.length > 0);
  await page.waitForTimeout(200);
  await page.click("#more");
  // Without a viewer the next cut were ten seconds away.
  await until(
    "both",
    () => snapshotCount(site.chunks) === 2 && clicksOf(site.chunks).includes("#more"),
    5_000,
  );
});

test("a snapshot too large for a keepalive request does not take the last click with it", {
  timeout: 30_000,
}, async () => {
  const noise = Array.from(
    { length: 9_000 },
    (_, n) => `<i>${((n * 2_654_435_761) % 2 ** 32).toString(36)}${n ** 3}</i>`,
  );
  const site = await stage.openSite({ "/": `${html}${noise.join("")}`, "/next": html });
  const page = await visit(stage, site.site);
  // Without what sends, so large a snapshot is more than may be handed to the next page.
  await page.waitForFunction(() => window.__playhead?.parts?.delivery);
  await page.evaluate(() => {
    // Leaves as soon as it is clicked, before anything could be compressed elsewhere.
    document.querySelector("#buy")?.addEventListener("click", () => location.assign("/next"));
  });
  await page.mouse.move(100, 100);
  const box = await page.locator("#buy").boundingBox();
  await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  await page.waitForURL("**/next");
  await until("the click", () => clicksOf(site.chunks).includes("#buy"));
  await until("the large snapshot", () =>
    site.chunks.some((one) => one.frame.length > 65_536 && one.status === 200),
  );
});
