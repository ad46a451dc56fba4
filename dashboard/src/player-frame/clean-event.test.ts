import { describe, expect, it } from "vitest";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { makeEventCleaner } from "./clean-event.ts";

let nextId = 1;
const element = (tagName: string, attributes: Record<string, unknown> = {}, childNodes: unknown[] = []) => ({
  type: 2,
  tagName,
  attributes,
  childNodes,
  id: nextId++,
});
const snapshot = (...nodes: unknown[]): ReplayEvent => ({
  type: 2,
  data: { node: { type: 0, id: 0, childNodes: nodes }, initialOffset: { left: 0, top: 0 } },
  timestamp: 1,
});
const mutation = (change: Record<string, unknown>): ReplayEvent => ({
  type: 3,
  data: { source: 0, texts: [], attributes: [], removes: [], adds: [], ...change },
  timestamp: 2,
});
/** The event as the Replayer would get it, as text, so that nothing can hide in a corner of it. */
const cleaned = (...events: ReplayEvent[]) => JSON.stringify(events.map(makeEventCleaner()));
const attributesOf = (tag: string, attributes: Record<string, unknown>): unknown => {
  const [event] = [snapshot(element(tag, attributes))].map(makeEventCleaner());
  return (event as unknown as { data: { node: { childNodes: { attributes: unknown }[] } } }).data.node
    .childNodes[0]?.attributes;
};

describe("the event cleaner", () => {
  it.each(["script", "SCRIPT", "svg:script", "base", "object", "embed", "applet"])(
    "leaves of %s an empty element under the same id, so that its neighbours find their place",
    (tag) => {
      const node = element(tag, { src: "https://evil.example/x", "data-x": "1" }, [
        element("p", { id: "inner" }),
      ]);
      const text = cleaned(snapshot(node));
      expect(text).toContain(`"id":${node.id}`);
      expect(text).toContain("noscript");
      expect(text).not.toMatch(/evil|inner|"script"|"base"|"object"|"embed"|"applet"/i);
    },
  );

  it.each(["onclick", "ONERROR", "onload", "onanimationstart"])("drops %s", (name) => {
    expect(attributesOf("img", { [name]: "alert(1)", alt: "kept" })).toEqual({ alt: "kept" });
  });

  it.each([
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "data:application/xhtml+xml,x",
    "data:,x",
  ])("drops a URL that runs: %j", (url) => {
    for (const name of ["href", "xlink:href", "src", "action", "formaction", "data", "poster"])
      expect(attributesOf("a", { [name]: url })).toEqual({});
  });

  it("keeps pictures, fonts and ordinary addresses", () => {
    const kept = {
      src: "data:image/png;base64,AAAA",
      href: "https://shop.example/a?b#c",
      srcset: "a.png 2x",
    };
    expect(attributesOf("img", kept)).toEqual(kept);
  });

  it("drops what an iframe loads and where a form goes", () => {
    expect(
      attributesOf("iframe", { src: "https://a.example", srcdoc: "<p>", rr_src: "https://a.example" }),
    ).toEqual({});
    expect(attributesOf("form", { action: "https://a.example", method: "post" })).toEqual({ method: "post" });
    expect(attributesOf("button", { formaction: "/x", autofocus: "" })).toEqual({});
    expect(attributesOf("video", { autoplay: "", controls: "" })).toEqual({ controls: "" });
  });

  it("drops a meta's orders to the browser and all that a link fetches", () => {
    expect(attributesOf("meta", { "http-equiv": "refresh", content: "0;url=/x" })).toEqual({
      content: "0;url=/x",
    });
    for (const rel of [
      "preload",
      "prefetch",
      "dns-prefetch",
      "preconnect",
      "modulepreload",
      "import",
      "manifest",
    ])
      expect(attributesOf("link", { rel, href: "/x", imagesrcset: "/y 2x" })).toEqual({ rel });
    expect(attributesOf("link", { rel: "stylesheet", href: "/x.css", _cssText: "p{}" })).toEqual({
      rel: "stylesheet",
      _cssText: "p{}",
    });
  });

  it("cleans nodes that are added later, down to their children", () => {
    const node = element("div", { onclick: "x()" }, [element("a", { href: "javascript:x()" })]);
    expect(cleaned(mutation({ adds: [{ parentId: 1, nextId: null, node }] }))).not.toMatch(
      /onclick|javascript/,
    );
  });

  it("judges a changed attribute by the tag the node had when it came", () => {
    const [frame, image] = [element("iframe"), element("img")];
    const change = (id: number) => ({ id, attributes: { src: "https://shop.example/x" } });
    const text = cleaned(
      snapshot(frame, image),
      mutation({ attributes: [change(frame.id), change(image.id)] }),
    );
    expect(text.match(/shop\.example/g)).toHaveLength(1);
  });

  it("lets nothing be set on a removed element", () => {
    const script = element("script");
    const change = { id: script.id, attributes: { src: "https://shop.example/x.js" } };
    expect(cleaned(snapshot(script), mutation({ attributes: [change] }))).not.toContain("shop.example");
  });

  it("draws no canvas, yet keeps the event's time", () => {
    const [event] = [{ type: 3, data: { source: 9, commands: [1] }, timestamp: 7 }].map(makeEventCleaner());
    expect(JSON.stringify(event)).not.toContain("commands");
    expect(event?.timestamp).toBe(7);
  });

  it("cuts a tree that is deeper than any page, rather than end the stack", () => {
    let node = element("b", { title: "deepest" });
    for (let depth = 0; depth < 20_000; depth++) node = element("div", {}, [node]);
    const [event] = [snapshot(node)].map(makeEventCleaner());
    expect(JSON.stringify(event)).not.toContain("deepest");
  });

  it("leaves the events it was given as they are", () => {
    const event = snapshot(element("a", { onclick: "x()" }));
    const before = JSON.stringify(event);
    makeEventCleaner()(event);
    expect(JSON.stringify(event)).toBe(before);
  });
});
