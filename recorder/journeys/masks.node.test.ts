import { afterAll, beforeAll, expect, test } from "vitest";
import { incrementalSource, type ReplayEvent } from "../../protocol/events.ts";
import { isJsonObject } from "../../protocol/json-object.ts";
import { fieldMask } from "../../protocol/privacy/masks.ts";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until, visit } from "../testing/visitor.ts";

const html = `<!doctype html><title>Form</title><!-- recorder -->
<form>
  <input id="text" value="secret-default">
  <input id="cleared" value="secret-cleared">
  <input id="password" type="password">
  <input id="hidden" type="hidden" value="secret-hidden">
  <input id="email" type="email">
  <input id="unknown" type="odd" value="secret-unknown">
  <textarea id="area">secret-area</textarea>
  <textarea id="cleared-area">secret-cleared-area</textarea>
  <select id="select"><option value="secret-a">A</option><option value="secret-b" selected>B</option></select>
  <input id="radio" type="radio" name="r" value="secret-radio"><input type="radio" name="r" value="secret-other">
  <input id="box" type="checkbox" value="secret-box">
  <div contenteditable id="edit"></div>
  <input type="button" id="button" value="A visible label">
</form>
<script>document.querySelector("#cleared").value = ""; document.querySelector("#cleared-area").value = "";</script>`;

const inputsOf = (events: ReplayEvent[]): ReplayEvent[] =>
  events.filter(
    ({ data }) =>
      typeof data === "object" &&
      data !== null &&
      "source" in data &&
      data.source === incrementalSource.input,
  );

const isEmptied = (data: unknown): boolean => isJsonObject(data) && data.text === "";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

test("no input's value appears in any event, whatever its kind and however it came", {
  timeout: 30_000,
}, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await visit(stage, site.site);
  await page.click("#button");
  await page.fill("#text", "secret-typed");
  await page.fill("#password", "secret-password");
  await page.fill("#email", "secret@typed.example");
  await page.fill("#area", "secret-typed-area");
  await page.selectOption("#select", "secret-a");
  await page.check("#radio");
  await page.check("#box");
  await page.evaluate(() => {
    const of = (id: string) => document.querySelector<HTMLInputElement>(`#${id}`);
    of("hidden")?.setAttribute("value", "secret-attribute");
    of("text")?.setAttribute("value", "secret-text-attribute");
    of("box")?.setAttribute("value", "secret-box-attribute");
    const hidden = of("hidden");
    if (hidden) hidden.value = "secret-set";
    const option = document.querySelector("option");
    option?.setAttribute("value", "secret-option");
    option?.setAttribute("selected", "");
    const area = document.querySelector("#cleared-area");
    if (area?.firstChild) area.firstChild.nodeValue = "secret-node";
    document
      .querySelector("form")
      ?.insertAdjacentHTML(
        "beforeend",
        '<input type="hidden" value="secret-added"><textarea>secret-added-area</textarea>' +
          '<select><option value="secret-added-option" selected>C</option></select>',
      );
    const password = of("password");
    if (password) password.type = "text";
    password?.setAttribute("value", "secret-shown");
  });
  await page.click("#text");
  await page.click("#area");
  await page.click("#select");
  await page.waitForTimeout(300);
  await page.close();
  await until("the last click", () => payloadsOf(eventsOf(site.chunks), "ph.click").length >= 6);

  const events = eventsOf(site.chunks);
  const text = JSON.stringify(events);
  expect(text.match(/secret[-@][a-z-]*/g)).toBeNull();
  // The labels of buttons are the page's own words and stay, and the changes themselves are told.
  expect(text).toContain("A visible label");
  expect(inputsOf(events).length).toBeGreaterThanOrEqual(6);
});

test("typing shows as a mask while the visitor is at it, in one event", { timeout: 20_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await visit(stage, site.site);
  await page.click("#email");
  await page.keyboard.type("secret@typed.example");
  await page.close();
  const filled = () => inputsOf(eventsOf(site.chunks)).filter(({ data }) => !isEmptied(data));
  await until("the typing", () => filled().length > 0);
  expect(filled()).toMatchObject([{ data: { text: fieldMask } }]);
});

test("a click on what a visitor has written tells no text", { timeout: 20_000 }, async () => {
  const site = await stage.openSite({ "/": html });
  const page = await visit(stage, site.site);
  await page.click("#edit", { force: true });
  await page.keyboard.type("secret words");
  await page.click("#edit");
  await page.close();
  await until("both clicks", () => payloadsOf(eventsOf(site.chunks), "ph.click").length === 2);
  for (const click of payloadsOf(eventsOf(site.chunks), "ph.click")) {
    expect(click).toMatchObject({ selector: "#edit", text: "" });
  }
});
