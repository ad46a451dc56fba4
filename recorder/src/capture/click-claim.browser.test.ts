import { expect, test } from "vitest";
import { claimOf, clickTarget, isDisabled } from "./click-claim.ts";
import { isAnsweredByBrowser } from "./native-response.ts";

function hit(html: string): Element {
  document.body.innerHTML = html;
  const found = document.querySelector("[data-hit]");
  if (!found) throw new Error("Nothing is hit.");
  return found;
}

test.each([
  ["an icon within a button", "<button><svg data-hit></svg></button>", "control"],
  ["a link", "<a href=/x><b data-hit>x</b></a>", "link"],
  ["a link without an address", "<a data-hit>x</a>", "link"],
  ["a tab by its role", "<div role=tab data-hit>x</div>", "control"],
  ["what opens a menu", "<div aria-haspopup=true data-hit>x</div>", "control"],
  ["a field", "<input data-hit>", "field"],
  ["a label of a field", "<label data-hit>x <input></label>", "field"],
  ["a label of nothing", "<label data-hit>x</label>", "none"],
  ["an editable text", "<div contenteditable><p data-hit>x</p></div>", "field"],
  ["a handler of its own", "<div onclick='void 0'><p data-hit>x</p></div>", "handler"],
  ["a hand-shaped pointer", "<div style='cursor:pointer'><p data-hit>x</p></div>", "cursor"],
  ["a drawing of its own", "<canvas data-hit></canvas>", "opaque"],
  ["plain content", "<main><p data-hit>x</p></main>", "none"],
  ["a handler far above", "<div onclick='void 0'><p><b><i><u data-hit>x</u></i></b></p></div>", "none"],
])("%s claims to be clickable as it does", (_name, html, claim) => {
  const element = hit(html);
  expect(claimOf(element, clickTarget(element))).toBe(claim);
});

test("a button in a shadow root around a slot is the target of what is in the slot's place", () => {
  document.body.innerHTML = "<button><x-icon></x-icon></button>";
  const host = document.querySelector("x-icon");
  const root = host?.attachShadow({ mode: "open" });
  if (root) root.innerHTML = "<i>x</i>";
  const inner = root?.querySelector("i") ?? document.body;
  expect(clickTarget(inner)).toBe(document.querySelector("button"));
});

test.each([
  ["<button disabled data-hit>x</button>", true],
  ["<fieldset disabled><button data-hit>x</button></fieldset>", true],
  ["<div role=button aria-disabled=true data-hit>x</div>", true],
  ["<button data-hit>x</button>", false],
])("%s is disabled: %s", (html, isIt) => {
  expect(isDisabled(clickTarget(hit(html)))).toBe(isIt);
});

test.each([
  ["a mail address", "<a href=mailto:a@example.com data-hit>x</a>", false, true],
  ["a mail address the page takes itself", "<a href=mailto:a@example.com data-hit>x</a>", true, false],
  ["a download", "<a href=/x.pdf download data-hit>x</a>", false, true],
  ["a link to a page, which the page's leaving tells of", "<a href=/x data-hit>x</a>", false, false],
  ["a link to nowhere", "<a href='javascript:void 0' data-hit>x</a>", false, false],
  ["a list", "<select data-hit></select>", false, true],
  ["a list that is off", "<select disabled data-hit></select>", false, false],
  ["a button", "<button data-hit>x</button>", false, false],
  ["a player's own controls", "<video controls data-hit></video>", false, true],
  ["a label of a field that is off", "<label data-hit>x <input disabled></label>", false, false],
])("whether the browser itself answers a click on %s", (_name, html, isPrevented, isIt) => {
  expect(isAnsweredByBrowser(clickTarget(hit(html)), isPrevented)).toBe(isIt);
});
