import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { type Captured, createCaptured, settled } from "../../testing/captured.ts";
import { found } from "../../testing/click-stage.ts";
import { watchFields } from "./fields.ts";
import { watchForms } from "./forms.ts";
import { watchRequests } from "./requests.ts";

let captured: Captured | null = null;
afterEach(() => {
  captured?.capturing.stop();
  document.body.innerHTML = "";
});

function open(html: string): Captured {
  document.body.innerHTML = html;
  const opened = createCaptured();
  captured = opened;
  watchFields(opened.capturing);
  watchForms(opened.capturing);
  watchRequests(opened.capturing, { which: "off", slowMs: 3_000, ownUrl: "https://playhead.example/v1/" });
  opened.capturing.addRoot(document);
  return opened;
}

const at = (selector: string) => page.elementLocator(found(selector));

test("a stay in a field is told with its time, corrections and label, and never with what was typed", async () => {
  const { told } = open(
    `<form id=order><label>Your <b>name</b> <input id=who name=who></label></form><button id=out>`,
  );
  await userEvent.click(at("#who"));
  await userEvent.keyboard("Annabel{Backspace}{Backspace}x{Backspace}");
  await userEvent.click(at("#out"));
  await userEvent.click(at("#who"));
  await userEvent.keyboard("{Tab}");
  const [first, second] = told("ph.field");
  expect(first).toMatchObject({ label: "Your name", type: "text", selector: "#who", formNodeId: 7 });
  expect(first).toMatchObject({ focusCount: 1, inputCount: 1, correctionCount: 2, isFilled: true });
  expect(first?.focusMs).toBeGreaterThan(0);
  expect(second).toMatchObject({ focusCount: 2, inputCount: 0 });
  expect(JSON.stringify(told("ph.field"))).not.toMatch(/Annab/);
});

test("of a field the website marks so nothing is told", async () => {
  const { told } = open(`<form><input id=a class=rr-ignore><p data-private><input id=b></p></form>`);
  for (const id of ["#a", "#b"]) {
    await userEvent.click(at(id));
    await userEvent.keyboard("x");
  }
  await userEvent.keyboard("{Tab}");
  expect(told("ph.field")).toEqual([]);
});

test("a form the browser rejects, then one that is sent, then one left as it is", async () => {
  const { told, capturing } =
    open(`<form onsubmit="return false"><input id=name required><input id=mail type=email required>
    <button id=go>Go</button></form>`);
  await userEvent.click(at("#go"));
  await settled();
  await userEvent.fill(at("#name"), "x");
  await userEvent.fill(at("#mail"), "a@example.com");
  await userEvent.click(at("#go"));
  await settled();
  await userEvent.fill(at("#name"), "y");
  capturing.settle();
  expect(told("ph.form").map(({ action, reason }) => [action, reason])).toEqual([
    ["rejected", "native"],
    ["submitted", ""],
  ]);
  capturing.settle(true);
  const [rejected, submitted, abandoned] = told("ph.form");
  expect(rejected).toMatchObject({ invalidCount: 2, touchedCount: 0 });
  expect(submitted).toMatchObject({ touchedCount: 2, invalidCount: 0, lastField: "#mail" });
  expect(abandoned).toMatchObject({ action: "abandoned", touchedCount: 1, lastField: "#name" });
  capturing.settle(true);
  expect(told("ph.form")).toHaveLength(3);
});

test("a submission that the page answers with an alert has failed", async () => {
  const { told } = open(`<form><input id=a><button id=go>Go</button><p id=p role=alert></p></form>`);
  found("form").addEventListener("submit", (event) => {
    event.preventDefault();
    setTimeout(() => found("#p").append("No such account"), 200);
  });
  await userEvent.fill(at("#a"), "x");
  await userEvent.click(at("#go"));
  await settled(900);
  expect(told("ph.form").map(({ action, reason }) => [action, reason])).toEqual([
    ["submitted", ""],
    ["failed", "marked"],
  ]);
});

test("a submission is refused again when the alert of before still stands, and leaving the form then gives it up", async () => {
  const { told, capturing } = open(
    `<form onsubmit="return false"><input id=a><button id=go>Go</button><p role=alert>No such account</p></form>`,
  );
  await userEvent.fill(at("#a"), "x");
  await userEvent.click(at("#go"));
  await settled(300);
  await userEvent.click(at("#go"));
  await settled(2_700);
  capturing.settle(true);
  expect(told("ph.form").map(({ action, touchedCount }) => [action, touchedCount])).toEqual([
    ["submitted", 1],
    ["failed", 1],
    ["submitted", 1],
    ["failed", 1],
    ["abandoned", 1],
  ]);
});

test("a button that sends by a request of its own has submitted, and an answer of 404 is a failure", async () => {
  const { told } = open(`<form><input id=a><button id=go type=button>Go</button></form>`);
  found("#go").addEventListener("click", () => void fetch("/__missing__/pay", { method: "POST" }));
  await userEvent.fill(at("#a"), "x");
  await userEvent.click(at("#go"));
  await settled(500);
  expect(told("ph.form").map(({ action, reason }) => [action, reason])).toEqual([
    ["submitted", ""],
    ["failed", "request"],
  ]);
});

test("a form that a route has taken away was abandoned; one that stays was not", async () => {
  const { told, capturing } = open(`<form id=gone><input id=a></form><form id=there><input id=b></form>`);
  await userEvent.fill(at("#a"), "x");
  await userEvent.fill(at("#b"), "x");
  capturing.signs.give("navigation");
  found("#gone").remove();
  await settled(700);
  expect(told("ph.form")).toMatchObject([{ action: "abandoned" }]);
});

test("a posted form that comes back with what is wrong in it was refused; one that is got is a search", async () => {
  const { told } = open(`<form id=order method=post><p role=alert>No such card</p></form>
    <form id=find><p role=alert>Nothing found</p></form><form id=ok method=post><p role=alert></p></form>`);
  await settled(1_100);
  expect(told("ph.form")).toMatchObject([{ selector: "#order", action: "failed", reason: "marked" }]);
});
