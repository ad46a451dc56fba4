import createEmotion from "@emotion/css/create-instance";
import { afterEach, describe, expect, test } from "vitest";
import { html, one } from "../../testing/mirror/build-page.ts";
import { type ObservedPage, observed } from "../../testing/observe/observed-page.ts";
import { playBack } from "../../testing/observe/play-back.ts";

afterEach(() => {
  html("");
  document.adoptedStyleSheets = [];
  for (const style of document.head.querySelectorAll("style[data-emotion]")) style.remove();
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

function sheet(selector = "#s"): CSSStyleSheet {
  const found = (one(selector) as HTMLStyleElement).sheet;
  if (!found) throw new Error(`no sheet ${selector}`);
  return found;
}
const rule = <Kind extends CSSRule>(index: number, of: { cssRules: CSSRuleList } = sheet()): Kind =>
  of.cssRules[index] as Kind;

const rulesOf = (some: CSSStyleSheet | null | undefined): string[] =>
  Array.from(some?.cssRules ?? [], (one) => one.cssText);
const rulesIn = (document: Document): string[][] =>
  Array.from(document.querySelectorAll<HTMLStyleElement>("#s"), (one) => rulesOf(one.sheet));

/** The player's rules of `#s` after the events are the page's own. */
async function expectSameRules(page: ObservedPage): Promise<void> {
  await settled();
  const live = rulesIn(document);
  page.stop();
  for (const useVirtualDom of [false, true])
    expect(await playBack(page.events, useVirtualDom, rulesIn)).toEqual(live);
}

describe("a style element's rules play back", () => {
  const text =
    "a { color: red } @media (min-width: 1px) { b { top: 0px } i { top: 0px } } @layer x { u { top: 0px } }";
  const keyframes = "@keyframes k { 0% { top: 0px } }";
  const changes: Record<string, () => void> = {
    "inserted and deleted": () => {
      sheet().insertRule("p { top: 1px }");
      sheet().insertRule("q { top: 2px }", 2);
      sheet().deleteRule(1);
    },
    "by the old names": () => {
      sheet().addRule("p", "top: 1px");
      sheet().addRule("q", "top: 2px", 0);
      sheet().removeRule(1);
    },
    "within media and layers": () => {
      rule<CSSMediaRule>(1).insertRule("p { top: 1px }", 1);
      rule<CSSMediaRule>(1).deleteRule(0);
      rule<CSSGroupingRule>(2).insertRule("p { top: 1px }");
    },
    "single declarations": () => {
      const { style } = rule<CSSStyleRule>(0);
      style.setProperty("color", "blue", "important");
      style.setProperty("left", "1px");
      style.removeProperty("left");
      rule<CSSStyleRule>(0, rule<CSSMediaRule>(1)).style.setProperty("top", "9px");
    },
    "declarations as properties, alone and beside calls": () => {
      rule<CSSStyleRule>(0).style.color = "green";
      const { style } = rule<CSSStyleRule>(0, rule<CSSMediaRule>(1));
      style.setProperty("top", "5px");
      style.left = "6px";
      rule<CSSStyleRule>(0, rule<CSSGroupingRule>(2)).style.right = "7px";
      rule<CSSStyleRule>(0, rule<CSSGroupingRule>(2)).style.setProperty("left", "8px");
    },
    "all declarations at once, and the selector": () => {
      rule<CSSStyleRule>(0).style.cssText = "top: 4px; left: 5px";
      rule<CSSStyleRule>(0).selectorText = "em, strong";
      rule<CSSStyleRule>(1, rule<CSSMediaRule>(1)).selectorText = "del";
    },
    "of an animation": () => {
      const index = sheet().insertRule(keyframes, 3);
      rule<CSSKeyframesRule>(index).appendRule("50% { top: 5px }");
      rule<CSSKeyframesRule>(index).deleteRule("0%");
    },
    "nested in a rule": () => {
      rule<CSSStyleRule>(0).insertRule("&.x { top: 7px }");
    },
    "changed after the text was": () => {
      one("#s").textContent = "b { left: 0px }";
      sheet().insertRule("p { top: 1px }", 1);
    },
    "changed before the text was, which undoes it": () => {
      sheet().insertRule("p { top: 1px }", 1);
      one("#s").textContent = "b { left: 0px }";
    },
    "in an element that came with them": () => {
      const style = document.createElement("style");
      style.id = "s";
      one("#s").replaceWith(style);
      style.sheet?.insertRule("p { top: 1px }");
      style.sheet?.insertRule("q { top: 1px }", 1);
    },
  };
  test.each(Object.entries(changes))("%s", async (_name, makeChange) => {
    const page = observed(`<style id=s>${text}</style><p>text`);
    await settled();
    makeChange();
    await expectSameRules(page);
  });

  test("a thousand insertions in a row are one event", async () => {
    const page = observed("<style id=s></style>");
    for (let n = 0; n < 1_000; n++) sheet().insertRule(`.x${n} { top: 0px }`, n);
    await settled();
    expect(page.told("styleSheetRule")).toHaveLength(1);
    await expectSameRules(page);
  });

  test("a rule whose declarations are set, by calls and as properties, is told anew once", async () => {
    const page = observed("<style id=s>a { color: red }</style>");
    await settled();
    const { style } = rule<CSSStyleRule>(0);
    style.setProperty("color", "green");
    style.removeProperty("color");
    style.left = "1px";
    await settled();
    expect(page.told("styleSheetRule")).toHaveLength(1);
    await expectSameRules(page);
  });

  test("a rule that is set at every frame is told ten times a second at most", async () => {
    const page = observed("<style id=s>a { color: red }</style>");
    const beganAtMs = performance.now();
    for (let frame = 0; frame < 60; frame++) {
      rule<CSSStyleRule>(0).style.setProperty("left", `${frame}px`);
      await new Promise(requestAnimationFrame);
    }
    const elapsedMs = performance.now() - beganAtMs;
    await new Promise((resolve) => setTimeout(resolve, 150));
    const { length } = page.told("styleSheetRule");
    expect(length).toBeGreaterThan(1);
    expect(length).toBeLessThanOrEqual(2 + elapsedMs / 100);
    await expectSameRules(page);
  });

  test("Emotion in speedy mode", async () => {
    const page = observed("<p id=p>text");
    const { css, sheet: emotion } = createEmotion({ key: "fast", speedy: true });
    await settled();
    one("#p").className = css({ color: "rgb(1, 2, 3)" });
    await settled();
    one("#p").className = css({ color: "rgb(4, 5, 6)" });
    await settled();
    page.stop();
    expect(emotion.tags[0]?.textContent).toBe("");
    const color = await playBack(page.events, false, (shown) => {
      const p = shown.querySelector("#p");
      return p && shown.defaultView?.getComputedStyle(p).color;
    });
    expect(color).toBe("rgb(4, 5, 6)");
  });
});

test("a page that reads all its rules makes no event, and none come sooner for it", async () => {
  const page = observed("<style id=s>a { color: red } b { color: blue }</style>");
  for (let turn = 0; turn < 3; turn++) {
    for (let at = 0; at < 2; at++) expect(rule<CSSStyleRule>(at).style.color).not.toBe("");
    document.body.append(`${document.adoptedStyleSheets.length}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(page.told("mutation").length).toBeLessThan(2);
  await settled();
  expect([...page.told("styleSheetRule"), ...page.told("styleDeclaration")]).toEqual([]);
});

test("what fails for the page is not told, and stays the page's to catch", async () => {
  const page = observed("<style id=s>a { color: red }</style>");
  expect(() => sheet().insertRule("no rule")).toThrow(DOMException);
  expect(() => sheet().deleteRule(7)).toThrow(DOMException);
  expect(() => sheet().replaceSync("p {}")).toThrow(DOMException);
  await expect(sheet().replace("p {}")).rejects.toThrow();
  expect(() => Reflect.apply(sheet().insertRule, {}, ["p {}"])).toThrow(TypeError);
  one("#s").style.setProperty("color", "blue");
  await settled();
  expect([...page.told("styleSheetRule"), ...page.told("styleDeclaration")]).toEqual([]);
});
