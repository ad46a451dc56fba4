import * as fc from "fast-check";
import { one } from "./build-page.ts";

/** What a page may do to its nodes; the numbers choose among those there are, so that any list of changes is one. */
export const change = fc.record({
  kind: fc.constantFrom(
    ...["move", "add", "remove", "text", "attribute", "style", "wrap", "replace", "input"],
    ...[
      "detach",
      "attach",
      "shadow",
      "svg",
      "comment",
      "block",
      "prepend",
      "frame",
      "normalize",
      "rule",
      "css",
    ],
  ),
  node: fc.nat(60),
  other: fc.nat(60),
  text: fc.string({ maxLength: 5, unit: "grapheme-ascii" }),
});
export type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;

const names = ["p", "b", "ul", "li", "span", "input", "textarea", "table", "style", "template", "form"];

/** A page's nodes with those it has taken out and may put back. */
export interface Storm {
  apply(change: Change): void;
}

export function createStorm(): Storm {
  /** Taken out of the page, changed there, and perhaps put back. */
  const detached: HTMLElement[] = [];

  const everything = (root: ParentNode): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>("*")].flatMap((element) => [
      element,
      ...(element.shadowRoot === null ? [] : everything(element.shadowRoot)),
      ...(element instanceof HTMLIFrameElement && element.contentDocument?.body
        ? everything(element.contentDocument.body)
        : []),
    ]);

  const made = (other: number, text: string): HTMLElement => {
    const element = document.createElement(names[other % names.length] ?? "i");
    if (element.matches("style")) element.append(`i { --at: ${other} }`);
    else element.append(text, document.createElement("i"), document.createTextNode(`${other}`));
    return element;
  };

  return {
    apply({ kind, node, other, text }) {
      const root = one("#storm");
      const all = [root, ...everything(root), ...detached.flatMap((top) => [top, ...everything(top)])];
      const target = all[node % all.length] ?? root;
      const partner = all[other % all.length] ?? root;
      // Only text stands in them, unless a page errs.
      const isTextual = [target, partner].some((element) =>
        element.matches("style, textarea, iframe, template"),
      );
      if (kind !== "text" && kind !== "remove" && isTextual) return;
      const isMovable = target !== root && !target.contains(partner) && target.isConnected;
      const childAt = (parent: Node): ChildNode | null =>
        parent.childNodes[other % (parent.childNodes.length + 1)] ?? null;
      switch (kind) {
        case "move":
          if (isMovable || detached.includes(target)) tryInsert(partner, target, childAt(partner));
          break;
        case "prepend":
          if (isMovable)
            tryInsert(
              partner.shadowRoot ?? partner,
              target,
              partner.shadowRoot?.firstChild ?? partner.firstChild,
            );
          break;
        case "add":
          target.insertBefore(made(other, text), childAt(target));
          break;
        case "remove":
          if (target !== root) target.remove();
          break;
        case "text":
          if (target.matches("style")) target.textContent = `p { --at: ${other} }`;
          else if (target.firstChild instanceof Text) target.firstChild.data = text;
          else if (!target.matches("iframe, template")) target.prepend(text);
          break;
        case "attribute":
          if (text === "") target.removeAttribute("title");
          else target.setAttribute("title", text);
          break;
        case "style":
          target.style.setProperty(
            ["color", "margin-left", "--x"][other % 3] ?? "top",
            ["red", "1px", ""][node % 3] ?? "",
          );
          break;
        case "wrap":
          if (target !== root && target.isConnected) {
            const wrap = document.createElement("div");
            target.replaceWith(wrap);
            wrap.append(target);
          }
          break;
        case "replace":
          target.replaceChildren(...[...target.childNodes].reverse(), text);
          break;
        case "input":
          if (target instanceof HTMLInputElement) target.setAttribute("value", text);
          break;
        case "detach":
          if (target !== root && target.isConnected) {
            target.remove();
            detached.push(target);
          }
          break;
        case "attach": {
          const back = detached.pop();
          if (back !== undefined && !back.contains(partner)) tryInsert(partner, back, childAt(partner));
          break;
        }
        case "shadow":
          if (target.matches("p, span, div") && target.shadowRoot === null) {
            target.attachShadow({ mode: "open" }).append(made(other, text), document.createElement("slot"));
          }
          break;
        case "svg": {
          const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
          svg.append(document.createElementNS("http://www.w3.org/2000/svg", "clipPath"));
          target.append(svg);
          break;
        }
        case "comment":
          target.insertBefore(document.createComment(text), childAt(target));
          break;
        case "block":
          target.classList.toggle("rr-block");
          break;
        case "normalize":
          target.normalize();
          break;
        case "css":
          for (const style of root.querySelectorAll("style")) {
            if (node % 2 === 0) style.append(`u { --at: ${other} }`);
            else style.firstChild?.remove();
          }
          break;
        case "frame":
          target.append(document.createElement("iframe"));
          break;
      }
    },
  };
}

/** A page may not put a node into itself; the browser says where that would be so. */
function tryInsert(parent: Node, node: Node, before: Node | null): void {
  try {
    parent.insertBefore(node, before);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
