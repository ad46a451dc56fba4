import { expect, test } from "vitest";
import { cleanText } from "../../../protocol/privacy/clean-text.ts";
import { cleanUrl } from "./clean-url.ts";
import { cleanCss } from "./css-text.ts";
import type { Level } from "./level.ts";

function css(text: string, level: Level = "balanced"): string {
  const clean = (one: string) => cleanText(one);
  return cleanCss(text, level, clean, (url) => cleanUrl(url, level, clean));
}

test("comments are no part of a sheet that leaves", () => {
  expect(css("a { color: red } /* of Ada */ b {}")).toBe("a { color: red }  b {}");
  expect(css("a {} /* never closed")).toBe("a {} ");
  expect(css(`a::before { content: "/* not one */" }`)).toBe(`a::before { content: "/* not one */" }`);
});

test("strings lose their secrets, whatever quotes they stand in", () => {
  expect(css(`a::after { content: "ada@shop.example" } b { content: 'it\\'s ada@shop.example' }`)).toBe(
    `a::after { content: "•••" } b { content: 'it\\'s •••' }`,
  );
});

test("URLs are cleaned, pictures within the sheet stay", () => {
  expect(css(`a { background: url(/a.png?token=x) } b { background: url( "/b.png?t=1" ) }`)).toBe(
    `a { background: url(/a.png?token=***) } b { background: url( "/b.png?t=***" ) }`,
  );
  const inline = "a { background: url(data:image/png;base64,iVBORw0KGgo=) }";
  expect(css(inline)).toBe(inline);
});

test("under strict there is no text and no picture, and the fonts and the rest stay", () => {
  expect(
    css(
      `@import "more.css?t=1"; @font-face { font-family: "Inter"; src: url("/f/inter-1.woff2?v=2") format("woff2") }
a[type="text"]:hover::after { content: "Ada"; font: 1em "Inter"; --name: "Ada"; background: url(/ada.png), url(#g) }`,
      "strict",
    ),
  ).toBe(
    `@import "more.css"; @font-face { font-family: "Inter"; src: url("/f/inter-1.woff2") format("woff2") }
a[type="text"]:hover::after { content: "•••"; font: 1em "Inter"; --name: "•••"; background: url(), url(#g) }`,
  );
});

test("a sheet that breaks off anywhere is read to its end", () => {
  const sheet = `a { content: "x\\"y"; background: url('b') } /* c */ d { content: 'e' }`;
  for (let end = 0; end <= sheet.length; end++) {
    const cut = sheet.slice(0, end);
    expect(css(cut).replaceAll(/\/\*.*?\*\//g, "").length).toBeLessThanOrEqual(cut.length);
    expect(css(cut, "strict")).not.toContain("x\\");
  }
});
