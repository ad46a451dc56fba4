import { expect, test } from "vitest";
import type { PrivacySettings } from "../../../protocol/recorder-config.ts";
import { createPrivacy } from "./create-privacy.ts";

/** Every text below the first element, as it leaves the page. */
function leaving(html: string, settings?: PrivacySettings): string {
  document.body.innerHTML = html;
  const element = document.body.firstElementChild;
  if (!element) throw new Error("No element.");
  const privacy = createPrivacy(settings);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = "";
  while (walker.nextNode()) {
    const { parentElement: parent, nodeValue } = walker.currentNode;
    if (parent) left += privacy.text(nodeValue ?? "", parent, privacy.stanceOf(parent));
  }
  return left;
}

const secretText = "<p>Ada of ada@shop.example</p>";

test("text is shown without its secrets, under strict not at all", () => {
  expect(leaving(secretText)).toBe("Ada of •••");
  expect(leaving(secretText, { level: "open" })).toBe("Ada of •••");
  expect(leaving(secretText, { maskEmails: false })).toBe("Ada of ada@shop.example");
  expect(leaving(secretText, { level: "strict" })).toBe("••••• ••••• •••••");
  expect(leaving(`<p data-public>Ada of ada@shop.example</p>`, { level: "strict" })).toBe("Ada of •••");
});

test.each([
  ["a textarea", "<textarea>Ada</textarea>", "********", "Ada"],
  ["an option", "<select><option>Ada</option></select>", "•••••", "Ada"],
  ["an output", "<output><b>Ada</b></output>", "•••••", "Ada"],
  ["an editor", "<div contenteditable><b>Ada</b></div>", "•••••", "Ada"],
  ["a drawing's tooltip", "<svg><title>Ada</title></svg>", "•••", "Ada"],
])("what %s holds is masked under balanced and shown under open", (_what, html, balanced, open) => {
  expect(leaving(html)).toBe(balanced);
  expect(leaving(html, { level: "open" })).toBe(open);
});

test.each(["<script type='x'>Ada</script>", "<noscript>Ada</noscript>"])(
  "%s says nothing at any level",
  (html) => {
    for (const level of ["strict", "balanced", "open"] as const) expect(leaving(html, { level })).toBe("");
  },
);

test("a password stays one after it has been shown, also when the website is open", () => {
  document.body.innerHTML = "<input type=password name=a value=hunter2>";
  const field = document.querySelector("input");
  if (!field) throw new Error("No field.");
  const privacy = createPrivacy({ level: "open" });
  const shown = () => privacy.value(field, field.value, privacy.stanceOf(field));
  expect(shown()).toBe("********");
  field.type = "text";
  expect(shown()).toBe("********");
  const other = document.createElement("input");
  other.value = "hunter2";
  expect(privacy.value(other, other.value, privacy.topStance)).toBe("hunter2");
  privacy.keepPassword(other);
  expect(privacy.value(other, other.value, privacy.topStance)).toBe("********");
});

test("whether a box is ticked is told, unless it is masked; which option is chosen only when the website is open", () => {
  document.body.innerHTML = "<input type=checkbox><input type=radio class=rr-mask><select><option>";
  const told = (level: PrivacySettings["level"] & string) => {
    const privacy = createPrivacy({ level });
    return [...document.querySelectorAll("input, option")].map((field) =>
      privacy.showsChoice(field, privacy.stanceOf(field)),
    );
  };
  expect(told("balanced")).toEqual([true, false, false]);
  expect(told("open")).toEqual([true, false, true]);
  expect(told("strict")).toEqual([false, false, false]);
});

test("a masked field of a type plays back as filled", () => {
  const privacy = createPrivacy();
  for (const type of [
    "number",
    "range",
    "color",
    "date",
    "datetime-local",
    "month",
    "week",
    "time",
    "email",
    "url",
    "tel",
  ]) {
    document.body.innerHTML = `<input type=${type}>`;
    const field = document.querySelector("input");
    if (!field) throw new Error("No field.");
    const mask = privacy.value(field, "1", privacy.topStance);
    field.value = mask;
    expect(field.value, type).toBe(mask);
    expect(mask).not.toBe("");
  }
});
