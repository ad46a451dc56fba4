import { describe, expect, it } from "vitest";
import { eventType, incrementalSource, type ReplayEvent } from "../events.ts";
import { Mirror } from "./mirror.ts";

type Json = Record<string, unknown>;
let lastId = 1;
const element = (tagName: string, childNodes: (Json | string)[] = [], attributes: Json = {}): Json => ({
  type: 2,
  tagName,
  attributes,
  childNodes: childNodes.map((child) => (typeof child === "string" ? text(child) : child)),
  id: ++lastId,
});
const text = (textContent: string): Json => ({ type: 3, textContent, id: ++lastId });

function mirrorOf(...body: (Json | string)[]): Mirror {
  const mirror = new Mirror();
  const node = { type: 0, id: 1, childNodes: [element("html", [element("body", body)])] };
  const data = { node, initialOffset: { left: 0, top: 0 } };
  mirror.apply({ type: eventType.fullSnapshot, data, timestamp: 1 });
  return mirror;
}
const textOf = (...body: (Json | string)[]): string => mirrorOf(...body).text();
const typed = (id: unknown, value: string): ReplayEvent => ({
  type: eventType.incremental,
  data: { source: incrementalSource.input, id, text: value, isChecked: false },
  timestamp: 2,
});

const mutation = (over: Json): ReplayEvent => ({
  type: eventType.incremental,
  data: {
    source: incrementalSource.mutation,
    ...{ adds: [], removes: [], texts: [], attributes: [] },
    ...over,
  },
  timestamp: 2,
});

describe("the text of a page", () => {
  it("is what stands in it, in its order, with white space as one space", () => {
    const body = [element("h1", ["Green\n\t tea"]), " for  ", element("p", ["two"]), " "];
    expect(textOf(...body)).toBe("Green tea for two");
  });

  it("is empty where there is no page", () => {
    expect(new Mirror().text()).toBe("");
  });

  it("keeps a word whole that is partly bold, and boxes apart that touch", () => {
    expect(textOf(element("b", ["W"]), "ord", element("sup", ["2"]))).toBe("Word2");
    expect(textOf(element("td", ["Price"]), element("td", ["10"]))).toBe("Price 10");
    expect(textOf("a", element("br"), "b", element("span", ["c"]))).toBe("a b c");
  });

  it.each(["script", "style", "noscript", "template", "title", "canvas"])(
    "has nothing of what stands in %s",
    (tagName) => {
      const inside = ["unread", element("p", ["below"])];
      expect(textOf("before ", element(tagName, inside), "after")).toBe("before after");
    },
  );

  it("follows changes, and reaches into the documents of iframes", () => {
    const [label, frame] = [text("before"), element("iframe")];
    const mirror = mirrorOf(element("p", [label]), frame);
    mirror.apply(mutation({ texts: [{ id: label.id, value: "after" }] }));
    expect(mirror.text()).toBe("after");
    const node = { type: 0, id: ++lastId, childNodes: [element("html", ["framed"])] };
    mirror.apply(mutation({ adds: [{ parentId: frame.id, nextId: null, node }], isAttachIframe: true }));
    expect(mirror.text()).toBe("after framed");
  });

  it("reaches into shadow roots", () => {
    const inner = { ...element("p", ["inner"]), isShadow: true };
    expect(textOf(element("x-card", [inner]), element("p", ["outer"]))).toBe("inner outer");
  });
});

describe("a field", () => {
  it("is read as it was recorded, as typed before as found before its placeholder", () => {
    const field = element("input", [], { type: "text", value: "found", placeholder: "Your name" });
    const mirror = mirrorOf(field);
    expect(mirror.text()).toBe("found");
    mirror.apply(typed(field.id, "•••"));
    expect(mirror.text()).toBe("•••");
    mirror.apply(typed(field.id, ""));
    expect(mirror.text()).toBe("Your name");
  });

  it("of several lines is read once, however it was recorded", () => {
    const area = element("textarea", ["found"]);
    const mirror = mirrorOf(area);
    expect(mirror.text()).toBe("found");
    mirror.apply(typed(area.id, "typed"));
    expect(mirror.text()).toBe("typed");
    expect(textOf(element("textarea", [], { value: "by attribute" }))).toBe("by attribute");
  });

  it.each(["checkbox", "hidden", "password", "radio"])("of type %s has no words", (type) => {
    expect(textOf(element("input", [], { type, value: "on" }))).toBe("");
  });

  it("of choices is read as the one that is chosen", () => {
    const options = [
      element("option", ["Germany"], { value: "de" }),
      element("option", ["France"], { value: "fr" }),
      element("option", ["Other"]),
    ];
    const select = element("select", options, { value: "de" });
    const mirror = mirrorOf(select);
    expect(mirror.text()).toBe("Germany");
    mirror.apply(typed(select.id, "Other"));
    expect(mirror.text()).toBe("Other");
  });
});

it("an image is read by its alternative text", () => {
  expect(textOf(element("img", [], { alt: "A lantern", src: "/l.png" }), element("img"))).toBe("A lantern");
});

it("what is too much is left out, and how deep a page nests does not matter", () => {
  const mirror = mirrorOf(...Array.from({ length: 100 }, () => element("p", ["abcd efgh"])));
  expect(mirror.text(12)).toBe("abcd efgh ab");
  let deep = element("p", ["deep"]);
  for (let depth = 0; depth < 20_000; depth += 1) deep = element("div", [deep]);
  expect(textOf(deep)).toBe("deep");
});
