import type { Page } from "playwright-core";
import { eventType, incrementalSource, type ReplayEvent } from "../protocol/events.ts";
import { hostileMarkup, naughtyTexts } from "./hostile-markup.ts";

/**
 * A recording such as only a forger makes: every hostile piece of markup as nodes, in the snapshot and in mutations, as an
 * attribute's value, and the naughty texts wherever the dashboard shows a text.
 * @param page any; its parser makes nodes of the markup, and runs nothing
 */
export async function hostileRecording(page: Page, startMs: number): Promise<ReplayEvent[]> {
  const pieces = await page.evaluate(asNodes, [...hostileMarkup]);
  let nextId = 10;
  const numbered = (node: ParsedNode): object => ({
    ...node,
    id: nextId++,
    ...(node.childNodes && { childNodes: node.childNodes.map(numbered) }),
  });
  const body = { type: 2, tagName: "body", attributes: {}, id: 3, childNodes: pieces.map(numbered) };
  const html = { type: 2, tagName: "html", attributes: {}, id: 2, childNodes: [body] };
  const at = (ms: number) => startMs + ms;
  const [text = ""] = naughtyTexts;
  const events: ReplayEvent[] = [
    {
      type: eventType.meta,
      data: { href: "https://shop.example/", width: 900, height: 600 },
      timestamp: at(0),
    },
    {
      type: eventType.fullSnapshot,
      data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { left: 0, top: 0 } },
      timestamp: at(1),
    },
  ];
  const mutate = (ms: number, change: object): void => {
    const none = { texts: [], attributes: [], removes: [], adds: [] };
    const data = { source: incrementalSource.mutation, ...none, ...change };
    events.push({ type: eventType.incremental, data, timestamp: at(ms) });
  };
  mutate(500, { adds: pieces.map((piece) => ({ parentId: 3, nextId: null, node: numbered(piece) })) });
  const names = [
    "href",
    "src",
    "srcdoc",
    "style",
    "onclick",
    "onmouseover",
    "xlink:href",
    "formaction",
    "data",
  ];
  for (const [n, value] of hostileMarkup.entries()) {
    const attributes = Object.fromEntries(names.map((name) => [name, value]));
    mutate(600 + n, { attributes: [{ id: 10 + n * 3, attributes }] });
  }
  const custom = (ms: number, tag: string, payload: object): void => {
    events.push({ type: eventType.custom, data: { tag, payload }, timestamp: at(ms) });
  };
  const viewport = { width: 900, height: 600 };
  for (const [n, title] of [...naughtyTexts, ...hostileMarkup].slice(0, 400).entries()) {
    const ms = 2_000 + n * 5;
    custom(ms, "ph.page", {
      url: `https://shop.example/${n}?${title}`,
      title,
      referrer: title,
      via: "route",
      viewport,
    });
    custom(ms, "ph.console", { level: "error", args: [title] });
    custom(ms, "ph.error", { message: title, stack: `${title}\n at ${title}`, kind: "error" });
    custom(ms, "ph.track", { name: title, properties: { [title]: title } });
    custom(ms, "ph.prompt", { text: title });
  }
  custom(5_000, "ph.identify", {
    id: text,
    name: "<img src=x onerror=self.ran?.(1)>",
    url: "javascript:self.ran?.(1)",
  });
  return events;
}

interface ParsedNode {
  type: number;
  tagName?: string;
  attributes?: Record<string, string>;
  textContent?: string;
  isSVG?: true;
  childNodes?: ParsedNode[];
}

/** Runs in a page. */
function asNodes(markup: string[]): ParsedNode[] {
  const parsed = (node: Node): ParsedNode => {
    if (!(node instanceof Element)) return { type: 3, textContent: node.textContent ?? "" };
    const children = node instanceof HTMLTemplateElement ? node.content.childNodes : node.childNodes;
    return {
      type: 2,
      tagName: node.localName,
      attributes: Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value])),
      ...(node.namespaceURI?.endsWith("/svg") && { isSVG: true }),
      childNodes: Array.from(children, parsed),
    };
  };
  return markup.map((text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const childNodes = [...page.head.childNodes, ...page.body.childNodes].map(parsed);
    const own = Array.from(page.body.attributes, ({ name, value }) => [name, value]);
    return { type: 2, tagName: "div", attributes: Object.fromEntries(own), childNodes };
  });
}
