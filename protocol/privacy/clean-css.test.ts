import { expect, test } from "vitest";
import { cleanCss } from "./clean-css.ts";
import { cleanText } from "./clean-text.ts";

const css = (text: string, level = "balanced"): string =>
  cleanCss(text, {
    isStrict: level === "strict",
    clean: (one) => cleanText(one),
    cleanUrl: (url) => url.replace(/\?.*/, level === "strict" ? "" : "?***"),
    comment: () => "",
  });

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
    `a { background: url(/a.png?***) } b { background: url( "/b.png?***" ) }`,
  );
  expect(css(`a { background: image-set("/a.png?t=1" 1x); content: "why? 1/2" }`)).toBe(
    `a { background: image-set("/a.png?***" 1x); content: "why? 1/2" }`,
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

test("under strict icons of a font stay, which are one sign each", () => {
  const sheet = `a { content: "\\f0e0"; quotes: "" "" } b { content: "\uf0e0" }`;
  expect(css(sheet, "strict")).toBe(sheet);
});

test("numbers outside of strings are never taken for a secret", () => {
  const text =
    "a { margin: 4111 1111 1111 1111; grid-area: 212 555 1234 } @font-face { unicode-range: U+0102-0103 }";
  expect(css(text)).toBe(text);
});

test("a sheet that breaks off anywhere is read to its end", () => {
  const sheet = `a { content: "xy\\"z"; background: url('b') } /* c */ d { content: 'e' }`;
  for (let end = 0; end <= sheet.length; end++) {
    const cut = sheet.slice(0, end);
    expect(css(cut).replaceAll(/\/\*.*?\*\//g, "").length).toBeLessThanOrEqual(cut.length);
    expect(css(cut, "strict")).not.toContain("xy");
  }
});

// A pattern that looks again from every character of these would not come to an end.
test.each(["url(", "url(a ", '"', "/*", "a:", "url( ", " ", "a", "a ", "/", "'/?", "\\(", "@import "])(
  "a long sheet of %j is read to its end",
  (part) => {
    const sheet = `url(${part.repeat(200_000 / part.length)}`;
    for (const level of ["balanced", "strict"]) expect(css(sheet, level)).toContain("url(");
  },
);
