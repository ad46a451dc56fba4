import { afterEach, describe, expect, test } from "vitest";
import { html, one } from "../../testing/mirror/build-page.ts";
import { type ObservedPage, observePage } from "../../testing/observe/observed-page.ts";
import { playBack } from "../../testing/observe/play-back.ts";

afterEach(() => {
  html("");
  document.adoptedStyleSheets = [];
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

function made(cssText: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(cssText);
  return sheet;
}

function observed(markup: string): ObservedPage {
  html(markup);
  for (const host of document.querySelectorAll("[data-host]"))
    host.attachShadow({ mode: "open" }).innerHTML = "<p>in shadow";
  const page = observePage();
  return page;
}

const rulesIn = (document: Document): string[][][] =>
  [document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])].map(
    ({ adoptedStyleSheets }) =>
      adoptedStyleSheets.map(({ cssRules }) => Array.from(cssRules, ({ cssText }) => cssText)),
  );

async function expectSameSheets(page: ObservedPage): Promise<void> {
  await settled();
  const live = rulesIn(document);
  page.stop();
  for (const useVirtualDom of [false, true])
    expect(await playBack(page.events, useVirtualDom, rulesIn)).toEqual(live);
}

describe("adopted sheets play back", () => {
  test("from the start, in the document and in shadow roots, one sheet in several", async () => {
    const sheet = made("p { color: red } @media (min-width: 1px) { b { top: 0px } }");
    html("<x-a data-host></x-a><x-b data-host></x-b>");
    document.adoptedStyleSheets = [sheet];
    for (const host of document.querySelectorAll("[data-host]"))
      host.attachShadow({ mode: "open" }).adoptedStyleSheets = [made("i { top: 0px }"), sheet];
    const page = observePage();
    await expectSameSheets(page);
  });

  test("set later, pushed, reordered, given up", async () => {
    const page = observed("<x-a data-host id=a></x-a>");
    // A player that goes fast has a page of its own from the first change on.
    document.body.append("changed");
    const root = one("#a").shadowRoot;
    if (!root) throw new Error("no shadow");
    const [first, second] = [made("p { top: 1px }"), made("p { top: 2px }")];
    root.adoptedStyleSheets = [first, second];
    await settled();
    document.adoptedStyleSheets.push(second);
    await settled();
    root.adoptedStyleSheets.reverse();
    await settled();
    document.adoptedStyleSheets = [];
    await expectSameSheets(page);
  });

  test("changed while they are adopted, and again after they were told", async () => {
    const page = observed("");
    const sheet = made("p { top: 1px }");
    document.adoptedStyleSheets = [sheet];
    sheet.insertRule("q { top: 2px }", 1);
    await settled();
    sheet.insertRule("b { top: 3px }", 2);
    sheet.deleteRule(0);
    await settled();
    sheet.replaceSync("i { top: 4px }");
    sheet.insertRule("u { top: 5px }", 0);
    await settled();
    await sheet.replace("em { top: 6px }");
    await expectSameSheets(page);
  });

  test("with their rules only the first time, and again behind a full snapshot", async () => {
    const page = observed("<x-a data-host id=a></x-a>");
    const sheet = made("p { top: 1px }\nq { top: 2px }");
    document.adoptedStyleSheets = [sheet];
    await settled();
    Object.assign(one("#a").shadowRoot ?? {}, { adoptedStyleSheets: [sheet] });
    await settled();
    const rules = ["p { top: 1px; }", "q { top: 2px; }"].map((rule, index) => ({ rule, index }));
    expect(page.told("adoptedStyleSheet")).toMatchObject([
      { styleIds: [1], styles: [{ styleId: 1, rules }] },
      { styleIds: [1] },
    ]);
    page.capture.takeSnapshot();
    expect(page.told("adoptedStyleSheet").slice(2)).toMatchObject([
      { styleIds: [1], styles: [{ styleId: 1, rules }] },
      { styleIds: [1] },
    ]);
  });
});

test("a page that only reads its sheets makes no event, and reads them as ever", async () => {
  const page = observed("");
  const sheet = made("p { top: 1px }");
  document.adoptedStyleSheets = [sheet];
  await settled();
  const told = page.told("adoptedStyleSheet").length;
  for (let turn = 0; turn < 20; turn++) expect(document.adoptedStyleSheets[0]).toBe(sheet);
  await settled();
  expect(page.told("adoptedStyleSheet")).toHaveLength(told);
});
