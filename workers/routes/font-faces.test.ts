import { expect, test } from "vitest";
import { embeddedFace, fontFacesOf, fontTypeOf } from "./font-faces.ts";

test("a face has the one address that browsers would take, WOFF2 where there is a choice", () => {
  const css = `.a { color: red }
@font-face { font-family: "Icons"; font-weight: 900; src: url("https://shop.example/i.eot"); font-display: block;
  src: url("https://shop.example/i.eot?#iefix") format("embedded-opentype"), url(https://shop.example/i.woff2) format("woff2") }
@media print { @font-face{src:url('https://shop.example/p.ttf');font-family:P} }`;
  expect(fontFacesOf(css)).toEqual([
    {
      descriptors: 'font-family: "Icons"; font-weight: 900; font-display: block',
      url: "https://shop.example/i.woff2",
    },
    { descriptors: "font-family:P", url: "https://shop.example/p.ttf" },
  ]);
});

test("faces without an address, with one of another kind, or with their font in them need none", () => {
  for (const body of [
    "font-family: A",
    "src: local(A)",
    "src: url(blob:x)",
    "src: url(data:font/woff2;base64,AA)",
  ])
    expect(fontFacesOf(`@font-face { ${body} }`)).toEqual([]);
});

test("of many faces the first twelve are read", () => {
  const faces = Array.from({ length: 40 }, (_, n) => `@font-face{src:url(https://a.example/${n}.woff2)}`);
  expect(fontFacesOf(faces.join("")).map(({ url }) => url)).toHaveLength(12);
});

test("a font is told by its first bytes", () => {
  const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));
  expect(fontTypeOf(bytes("wOF2rest"))).toBe("font/woff2");
  expect(fontTypeOf(bytes("\0\u0001\0\0"))).toBe("font/ttf");
  expect(fontTypeOf(bytes("<!doctype html>"))).toBeNull();
  expect(fontTypeOf(new Uint8Array())).toBeNull();
});

test("a face holds its font", () => {
  const face = { descriptors: "font-family:P", url: "https://shop.example/p.ttf" };
  expect(embeddedFace(face, "font/ttf", "AAEAAA==")).toBe(
    "@font-face{font-family:P;src:url(data:font/ttf;base64,AAEAAA==)}",
  );
});
