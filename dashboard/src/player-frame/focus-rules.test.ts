import { expect, it } from "vitest";
import { hideFocus, showFocus, withFocusClasses } from "./focus-rules.ts";

it.each([
  ["a:focus { top: 0 }", "a:focus , a.\\:focus { top: 0 }"],
  ["b{top:0}a:focus-visible>b{top:0}", "b{top:0}a:focus-visible>b, a.\\:focus-visible>b{top:0}"],
  ["@media print { p:focus-within{top:0} }", "@media print { p:focus-within,  p.\\:focus-within{top:0} }"],
  ["a:hover { top: 0 }", "a:hover { top: 0 }"],
  [".focus:focused { top: 0 }", ".focus:focused , .focus:focused { top: 0 }"],
])("%s gets a class beside the focus", (rule, expected) => {
  const flat = (text: string) => text.replace(/\s+/g, " ").replace(/ ?([,{]) ?/g, "$1");
  expect(flat(withFocusClasses(rule))).toBe(flat(expected));
});

it("what gets the focus has it alone, with a ring where one types", () => {
  document.body.innerHTML = '<form><input id="name"><button id="buy"></button></form>';
  const [name, buy] = ["name", "buy"].map((id) => document.getElementById(id));
  if (!name || !buy) throw new Error("no form");
  showFocus(name);
  expect(name.className).toBe(":focus :focus-visible :focus-within");
  expect(document.querySelector("form")?.className).toBe(":focus-within");
  showFocus(buy);
  expect(name.className).toBe("");
  expect(buy.className).toBe(":focus :focus-within");
  hideFocus(document);
  expect(document.querySelectorAll(".\\:focus-within")).toHaveLength(0);
});
