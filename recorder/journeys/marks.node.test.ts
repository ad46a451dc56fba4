import { afterAll, beforeAll, expect, test } from "vitest";
import { incrementalSource, type ReplayEvent } from "../../protocol/events.ts";
import { isJsonObject } from "../../protocol/json-object.ts";
import { eventsOf } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

const html = `<!doctype html><title>Marks</title><!-- recorder --><style>* { margin: 0 }</style>
<button id=go>Go</button>
<section id=block style="width: 210px; height: 90px" data-private><p>secret-block</p><input value=secret-field></section>
<section id=later style="width: 220px; height: 80px"><p>seen before</p></section>
<section id=masked><p>seen before, too</p></section>
<form class=rr-ignore><input id=ignored></form><input id=told>
<div id=host data-private></div><iframe id=frame class=rr-mask srcdoc="<p>secret-frame</p>"></iframe>
<script>document.querySelector("#host").attachShadow({ mode: "open" }).innerHTML = "<p>secret-shadow</p>"</script>`;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const inputsOf = (events: readonly ReplayEvent[]): unknown[] =>
  events.filter(({ data }) => isJsonObject(data) && data.source === incrementalSource.input);

test("marks hold for all below them, from the moment they are set", { timeout: 30_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await visit(stage, site.site);
  await page.click("#go");
  await page.fill("#ignored", "secret-ignored");
  await page.evaluate(() => {
    document.querySelector("#later")?.setAttribute("data-private", "");
    document.querySelector("#masked")?.classList.add("rr-mask");
  });
  await page.waitForTimeout(600);
  await page.evaluate(() => {
    document.querySelector("#block")?.append("secret-appended");
    document.querySelector("#later p")?.append("secret-later");
    const masked = document.querySelector("#masked p");
    if (masked) masked.textContent = "secret-masked";
    document.querySelector("#host")?.shadowRoot?.append("secret-in-shadow");
    document.querySelector<HTMLIFrameElement>("#frame")?.contentDocument?.body.append("secret-in-frame");
  });
  await page.fill("#told", "told");
  await page.waitForTimeout(600);
  await page.close();
  await until("the field that is told", () => inputsOf(eventsOf(site.chunks)).length > 0);

  const events = eventsOf(site.chunks);
  const text = JSON.stringify(events);
  expect(text).not.toContain("secret-");
  // What was shown before the mark was set has been told by then.
  expect(text).toContain("seen before");
  expect(inputsOf(events)).toHaveLength(1);
  for (const size of [
    { rr_width: "210px", rr_height: "90px" },
    { rr_width: "220px", rr_height: "80px" },
  ]) {
    expect(text).toContain(JSON.stringify({ class: "rr-block", ...size }));
  }
});
