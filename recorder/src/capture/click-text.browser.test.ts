import { expect, test } from "vitest";
import { createPrivacy } from "../privacy/create-privacy.ts";
import { clickTarget } from "./click-claim.ts";
import { labelOf } from "./click-text.ts";
import { selectorOf } from "./selector.ts";

const privacy = createPrivacy({ level: "open" });

function element(html: string, selector: string): Element {
  document.body.innerHTML = html;
  const found = document.querySelector(selector);
  if (!found) throw new Error(`No ${selector}.`);
  return found;
}

test("a click on a part of a control is told as the control, in one line of at most 80 characters", () => {
  const hit = element(`<button>  Buy\n <b>now</b> ${"x".repeat(100)}</button>`, "b");
  expect(labelOf(clickTarget(hit), privacy)).toBe(`Buy now ${"x".repeat(72)}`);
});

test.each([
  ["an input", "<input value='secret'>", "input"],
  ["a textarea", "<textarea>secret</textarea>", "textarea"],
  ["an option", "<select><option>secret</option></select>", "option"],
  ["an editable part", "<div contenteditable><b>secret</b></div>", "b"],
  ["a masked part", "<div class=rr-mask><a href=#>secret</a></div>", "a"],
  ["a private part", "<p data-private><span>secret</span></p>", "span"],
  ["a label around a field", "<label><textarea>secret</textarea></label>", "label"],
])("the text of %s is not told", (_name, html, selector) => {
  expect(labelOf(clickTarget(element(html, selector)), privacy)).toBe("");
});

test("the label of an input button is told", () => {
  expect(labelOf(element("<input type=SUBMIT value='Pay now'>", "input"), privacy)).toBe("Pay now");
});

test("a click on a background tells the element's own text, not the page's", () => {
  expect(labelOf(element("<main>Own <p>Other</p></main>", "main"), privacy, true)).toBe("Own");
});

test.each([
  ["<button id=buy>x</button>", "button", "#buy"],
  ["<button id=radix-:r1: data-testid=pay>x</button>", "button", 'button[data-testid="pay"]'],
  ["<form><input name=email></form><input>", "form input", 'input[name="email"]'],
  ["<ul class=list><li><a>1</a></li><li><a>2</a></li></ul>", "li:last-child a", "li:nth-of-type(2) > a"],
])("%s is found again by %s", (html, hit, expected) => {
  const found = element(html, hit);
  expect(selectorOf(found, privacy)).toBe(expected);
  expect(document.querySelectorAll(selectorOf(found, privacy))).toHaveLength(1);
});

test("an attribute that privacy hides names no element", () => {
  const found = element("<button data-testid=ann-41>x</button><button>y</button>", "button");
  expect(selectorOf(found, createPrivacy())).toBe("button:nth-of-type(1)");
});
