import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { html, one } from "../testing/mirror/build-page.ts";
import { expectSamePage, someLengths } from "../testing/mirror/expect-same-page.ts";
import { recordPage, startRrweb } from "../testing/mirror/record-page.ts";

afterEach(() => {
  document.body.innerHTML = "";
});

/** What a page may do to its nodes; the numbers choose among those there are, so that any list of changes is one. */
const change = fc.record({
  kind: fc.constantFrom("move", "add", "remove", "text", "attribute", "style", "wrap", "replace", "input"),
  node: fc.nat(40),
  other: fc.nat(40),
  text: fc.string({ maxLength: 5, unit: "grapheme-ascii" }),
});
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;

const names = ["p", "b", "ul", "li", "span", "input", "textarea", "table"];

function apply({ kind, node, other, text }: Change): void {
  const root = one("#storm");
  const all = [root, ...root.querySelectorAll<HTMLElement>("*")];
  const target = all[node % all.length] ?? root;
  const partner = all[other % all.length] ?? root;
  // Only text stands in them, unless a page errs.
  if (kind !== "text" && [target, partner].some((element) => element.matches("style, textarea"))) return;
  const isMovable = target !== root && !target.contains(partner);
  const made = () => {
    const element = document.createElement(names[other % names.length] ?? "i");
    element.append(text, document.createElement("i"), document.createTextNode(`${other}`));
    return element;
  };
  switch (kind) {
    case "move":
      if (isMovable)
        partner.insertBefore(target, partner.childNodes[other % (partner.childNodes.length + 1)] ?? null);
      break;
    case "add":
      target.insertBefore(made(), target.childNodes[other % (target.childNodes.length + 1)] ?? null);
      break;
    case "remove":
      if (target !== root) target.remove();
      break;
    case "text":
      if (target.firstChild instanceof Text) target.firstChild.data = text;
      else target.prepend(text);
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
      if (target !== root) {
        const wrap = document.createElement("div");
        target.replaceWith(wrap);
        wrap.append(target);
      }
      break;
    case "replace":
      target.replaceChildren(...[...target.childNodes].reverse(), text);
      break;
    case "input":
      if (target instanceof HTMLInputElement) target.value = text;
      break;
  }
}

test("any storm of changes, as rrweb's own recorder tells it, leaves mirror and player with the same page", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { maxLength: 12 }), { minLength: 1, maxLength: 6 }),
      async (batches) => {
        html(
          `<div id=storm><p>one<b>two</b></p><ul>${"<li>x<i>y</i></li>".repeat(4)}</ul><input value=v><style>p{}</style></div>`,
        );
        const events = await recordPage(
          batches.map((batch) => () => batch.forEach(apply)),
          startRrweb,
        );
        document.body.innerHTML = "";
        expect(events.length).toBeGreaterThan(1);
        await expectSamePage(events, someLengths(events.length, 4));
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
}, 60_000);
