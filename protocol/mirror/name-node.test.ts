import { expect, test } from "vitest";
import { eventType } from "../events.ts";
import { Mirror } from "./mirror.ts";
import type { NodeName } from "./name-node.ts";

type Json = Record<string, unknown>;
const element = (id: number, tagName: string, attributes: Json = {}, childNodes: Json[] = []): Json => ({
  ...{ type: 2, id, tagName, attributes, childNodes },
});
const text = (id: number, textContent: string): Json => ({ type: 3, id, textContent });

function nameIn(body: Json[], id: number): NodeName | null {
  const mirror = new Mirror();
  const html = element(2, "html", {}, [element(3, "body", {}, body)]);
  const data = { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { left: 0, top: 0 } };
  mirror.apply({ type: eventType.fullSnapshot, data, timestamp: 1 });
  return mirror.name(id);
}

test("a click on an icon is meant for the button around it", () => {
  const icon = element(11, "svg", {}, [element(12, "path")]);
  const button = element(10, "button", { class: "buy x9f2", disabled: true }, [icon, text(13, "Buy\n now")]);
  expect(nameIn([button], 12)).toEqual({
    ...{
      nodeId: 10,
      selector: "html > body > button.buy",
      text: "Buy now",
      claim: "control",
      isDisabled: true,
    },
  });
});

test.each<[string, Json, string]>([
  ["button", {}, "control"],
  ["div", { role: "tab" }, "control"],
  ["input", { type: "submit", value: "Go" }, "control"],
  ["input", { type: "email" }, "field"],
  ["a", { href: "#" }, "link"],
  ["a", { href: "javascript:void(0)" }, "link"],
  ["a", { href: "https://shop.example/list#" }, "link"],
  ["a", { href: "https://shop.example/tea" }, "opaque"],
  ["div", { onclick: "go()" }, "handler"],
  ["canvas", {}, "opaque"],
  ["p", {}, "none"],
  ["constructor", {}, "none"],
  ["p", { role: "constructor" }, "none"],
])("%s with %j claims %s", (tagName, attributes, claim) => {
  expect(nameIn([element(10, tagName, attributes)], 10)?.claim).toBe(claim);
});

test("one of several is told by its place, and an authored id ends the way", () => {
  const list = element(9, "ul", { id: "teas" }, [
    element(10, "li"),
    element(11, "li", {}, [text(12, "Green")]),
  ]);
  expect(nameIn([list], 12)).toMatchObject({ selector: "#teas > li:nth-of-type(2)", text: "Green" });
});

test("a button without words is called by its label or its value", () => {
  expect(nameIn([element(10, "button", { "aria-label": "Close" })], 10)?.text).toBe("Close");
  expect(nameIn([element(10, "input", { type: "submit", value: "Pay" })], 10)?.text).toBe("Pay");
});

test("a node that is not there has no name, and a large page is not read through for one", () => {
  expect(nameIn([], 99)).toBeNull();
  const many = Array.from({ length: 300 }, (_, n) => element(100 + n, "i"));
  expect(nameIn([element(10, "div", {}, [...many, text(9, "late")])], 10)?.text).toBe("");
});
