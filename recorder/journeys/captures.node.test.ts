import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const html = `<!doctype html><meta name="release" content="1.4.2"><title>Shop</title><!-- recorder -->
<button id="fetch" onclick="fetch('/missing/answer')">Fetch</button>
<button id="log" onclick="console.error('lamp', { volts: 230 })">Log</button>
<button id="image" onclick="document.body.append(Object.assign(new Image(), { src: '/missing/lamp.png' }))">Image</button>
<button id="open" onclick="window.open('/popup.css')">Open</button>
<button id="file" onclick="const a = document.createElement('a'); a.href = window.URL.createObjectURL(new Blob(['x'])); a.download = 'x.txt'; a.click()">File</button>
<button id="route" onclick="history.pushState(null, '', '/lamps')">Route</button>
<div id="host"></div><iframe srcdoc="<button id=inner onclick='this.after(1)'>Inner</button>"></iframe>
<form><label>Name <input id="name"></label></form>
<a id="leave" href="/next">Leave</a>
<script>const root = document.querySelector("#host").attachShadow({ mode: "open" });
root.innerHTML = "<button id=deep>Deep</button><p></p>";
root.querySelector("button").onclick = () => setTimeout(() => root.querySelector("p").append("seen"), 50);</script>`;

test("what a visit does is told by the time its page is left", { timeout: 40_000 }, async () => {
  const site = await stage.openSite({ "/": html, "/next": "<!doctype html><p>Next", "/popup.css": "" });
  const page = await visit(stage, site.site);
  await page.mouse.move(5, 5);
  await page.mouse.move(9, 9);
  await until("the lazy part", () => site.requests.some((request) => request.includes("/r/extras-")));
  await page.waitForTimeout(300);
  for (const id of ["fetch", "log", "image", "open", "file", "route"]) {
    await page.click(`#${id}`);
    // No hand is quicker: what comes later than a click's own task is held to answer the clicks of just before.
    await page.waitForTimeout(350);
  }
  await page.locator("#host #deep").click();
  await page.frameLocator("iframe").locator("#inner").click();
  // A field filled without keys would pass for an answer to the click before it.
  await page.waitForTimeout(600);
  await page.fill("#name", "Annabel");
  await page.waitForTimeout(600);
  await page.evaluate(() => {
    for (const value of ["hidden", "visible"]) {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }
  });
  await page.click("#leave");
  await page.waitForURL("**/next");
  const told = (tag: string) => payloadsOf(eventsOf(site.chunks), tag);
  await until("the form", () => told("ph.form").length > 0);

  expect(told("ph.request")).toMatchObject([
    { kind: "fetch", status: 404, outcome: "failed", method: "GET" },
  ]);
  expect(told("ph.console")).toMatchObject([{ level: "error", args: ["lamp", "{volts: 230}"] }]);
  expect(told("ph.resource-error")).toMatchObject([
    { tagName: "img", url: expect.stringContaining("lamp.png") },
  ]);
  expect(told("ph.fact").map(({ kind }) => kind)).toEqual(["window", "download"]);
  expect(told("ph.page").map(({ via }) => via)).toEqual(["load", "route"]);
  expect(told("ph.form")).toMatchObject([{ action: "abandoned", touchedCount: 1 }]);
  expect(told("ph.field")).toMatchObject([{ label: "Name", isFilled: true }]);
  expect(told("ph.device")).toMatchObject([{ release: "1.4.2", touchPoints: 0 }]);
  expect(told("ph.load")).toHaveLength(1);
  expect(told("ph.vital").map(({ name }) => name)).toEqual(expect.arrayContaining(["FCP", "TTFB", "INP"]));
  expect(told("ph.visibility")).toEqual([{ state: "hidden" }, { state: "visible" }]);
  // Nothing is told behind what a page sends as it goes: it would cost a chunk of its own.
  expect(payloadsOf(eventsOf(site.chunks.slice(-1)), "ph.form")).toHaveLength(1);

  const clicks = told("ph.click");
  expect(clicks.map(({ text }) => text)).toEqual(
    expect.arrayContaining(["Fetch", "File", "Deep", "Inner", "Leave"]),
  );
  expect(clicks.filter(({ nodeId }) => Number(nodeId) < 1)).toEqual([]);
  const kindsOf = (text: string): unknown => {
    const at = clicks.findIndex((click) => click.text === text);
    return told("ph.click-outcome").find(({ nodeId }) => nodeId === clicks[at]?.nodeId)?.kinds;
  };
  expect(kindsOf("Fetch")).toContain("request");
  expect(kindsOf("Open")).toContain("window");
  expect(kindsOf("File")).toContain("download");
  expect(kindsOf("Deep")).toEqual(["dom"]);
  expect(kindsOf("Inner")).toContain("dom");
  expect(kindsOf("Log")).toEqual([]);
  expect(kindsOf("Leave")).toContain("navigation");
});

test("a page that logs and throws without end is told within bounds, and what was left out is counted", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({
    "/": `<!doctype html><!-- recorder --><button id="storm" onclick="storm()">Storm</button><script>
      function storm() {
        for (let n = 0; n < 3000; n++) console.warn("line", n);
        for (let n = 0; n < 300; n++) setTimeout(() => { throw new Error("number " + n) });
      }</script>`,
  });
  const page = await visit(stage, site.site);
  await page.mouse.move(5, 5);
  await page.mouse.move(9, 9);
  await until("the lazy part", () => site.requests.some((request) => request.includes("/r/extras-")));
  await page.waitForTimeout(300);
  await page.click("#storm");
  await page.waitForTimeout(700);
  await page.close();
  const told = (tag: string) => payloadsOf(eventsOf(site.chunks), tag);
  await until("the counts", () => told("ph.dropped").length > 0);
  expect(told("ph.console").length).toBeLessThanOrEqual(120);
  expect(told("ph.error").length).toBeLessThanOrEqual(100);
  const dropped = new Map(told("ph.dropped").map(({ tag, count }) => [tag, Number(count)]));
  expect((dropped.get("ph.console") ?? 0) + told("ph.console").length).toBe(3_000);
  expect(dropped.get("ph.error")).toBeGreaterThan(150);
});
