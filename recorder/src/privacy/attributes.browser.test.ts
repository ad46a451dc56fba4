import { expect, test } from "vitest";
import type { PrivacySettings } from "../../../protocol/recorder-config.ts";
import { createPrivacy } from "./create-privacy.ts";

/** The attributes of the first element in the page, as they leave it. */
function leaving(html: string, settings?: PrivacySettings): Record<string, string> {
  document.body.innerHTML = html;
  const element = document.body.firstElementChild;
  if (!element) throw new Error("No element.");
  const privacy = createPrivacy(settings);
  const stance = privacy.stanceOf(element);
  const left: Record<string, string> = {};
  for (const { name, value } of element.attributes) {
    const shown = privacy.attribute(element, name, value, stance);
    if (shown !== null) left[name] = shown;
  }
  return left;
}

const strict: PrivacySettings = { level: "strict" };
const open: PrivacySettings = { level: "open" };

test("how a page is built is shown, without the secrets in it", () => {
  const html = `<div id="ada@shop.example" class="a b" role="tab" tabindex="0" hidden aria-expanded="true">`;
  const expected = {
    id: "•••",
    class: "a b",
    role: "tab",
    tabindex: "0",
    hidden: "",
    "aria-expanded": "true",
  };
  for (const settings of [undefined, strict, open]) expect(leaving(html, settings)).toEqual(expected);
});

test("texts for people and names of the website's own are masked, under open cleaned, under strict left out", () => {
  const html = `<p title="Ada" aria-label="Ada" aria-valuetext="Ada" data-user="Ada" user="Ada ada@shop.example" data-empty>`;
  const masked = Object.fromEntries(
    ["title", "aria-label", "aria-valuetext", "data-user", "user"].map((name) => [name, "•••"]),
  );
  expect(leaving(html)).toEqual({ ...masked, "data-empty": "" });
  expect(leaving(html, strict)).toEqual({ "data-empty": "" });
  expect(leaving(html, open)).toMatchObject({ title: "Ada", "data-user": "Ada", user: "Ada •••" });
  expect(leaving(html.replace("<p", "<p class=rr-mask"), open)).toMatchObject(masked);
});

test("words that only a style sheet asks for stay, so that the page looks as it did", () => {
  const html = `<div data-state="open" data-theme="corporate" data-v-7ba5bd90 disabled="disabled" data-count="12" data-note="corporate">`;
  expect(leaving(html)).toEqual({
    "data-state": "open",
    "data-theme": "corporate",
    "data-v-7ba5bd90": "",
    disabled: "disabled",
    "data-count": "•••",
    "data-note": "•••",
  });
});

test("nothing is left that would keep a player from showing a frame or a picture", () => {
  expect(leaving(`<iframe sandbox="allow-scripts" allow="camera"></iframe>`)).toEqual({});
  expect(leaving(`<img crossorigin="use-credentials" width="9">`)).toEqual({ width: "9" });
});

test("code, and what only the browser needs, is left out at every level", () => {
  const html = `<div onclick="pay('Ada')" nonce="abc" srcdoc="Ada" ada@shop.example="1">`;
  for (const settings of [undefined, strict, open]) expect(leaving(html, settings)).toEqual({});
});

test("addresses are cleaned; under strict a link leads nowhere and a picture has none", () => {
  expect(leaving(`<a href="/a?u=ada">`)).toEqual({ href: "/a?u=***" });
  expect(leaving(`<img srcset="/a.png?u=ada 2x" src="/a.png">`)).toEqual({
    srcset: "/a.png?u=*** 2x",
    src: "/a.png",
  });
  expect(leaving(`<a href="/a?u=ada">`, strict)).toEqual({ href: "#" });
  expect(leaving(`<a href="#part">`, strict)).toEqual({ href: "#part" });
  expect(leaving(`<a href="#u=ada">`, strict)).toEqual({ href: "#" });
  expect(leaving(`<iframe src="/ada"></iframe>`, strict)).toEqual({});
  expect(leaving(`<link rel="stylesheet" href="/a.css?u=ada">`, strict)).toEqual({
    rel: "stylesheet",
    href: "/a.css",
  });
  expect(leaving(`<div data-public><a href="/a?u=ada"></div>`, strict)).toEqual({ "data-public": "" });
});

test("values of fields are masked, those of bars and lists are numbers or masked", () => {
  expect(leaving(`<input value="Ada" type="text">`)).toEqual({ value: "********", type: "text" });
  expect(leaving(`<input value="Pay" type="submit">`)).toEqual({ value: "Pay", type: "submit" });
  expect(leaving(`<progress value="30">`)).toEqual({ value: "30" });
  expect(leaving(`<data value="Ada">`)).toEqual({ value: "•••" });
  expect(leaving(`<input value="Ada">`, open)).toEqual({ value: "Ada" });
  expect(leaving(`<button value="Ada">`, open)).toEqual({ value: "Ada" });
});

test("a drawing keeps its shape, whatever numbers it is made of, and loses what it says", () => {
  const d = "M4111 1111 1111 1111L212 555 1234";
  document.body.innerHTML = `<svg><path d="${d}" stroke-width="2" fill="red" data-user="Ada" stroke-dasharray="4111 1111"></path></svg>`;
  const path = document.querySelector("path");
  const privacy = createPrivacy();
  const shown = (name: string, value: string) =>
    path && privacy.attribute(path, name, value, privacy.topStance);
  expect(shown("d", d)).toBe(d);
  expect(shown("stroke-dasharray", "4111 1111 1111 1111")).toBe("4111 1111 1111 1111");
  expect(shown("fill", "red")).toBe("red");
  expect(shown("data-user", "Ada")).toBe("•••");
});

test("a style loses its secrets, under strict its pictures and texts", () => {
  const html = `<p style='background: url("/a.png?u=ada"); content: "Ada"; --mail: ada@shop.example'>`;
  expect(leaving(html)).toEqual({ style: `background: url("/a.png?u=***"); content: "Ada"; --mail: •••` });
  expect(leaving(html, strict)).toEqual({ style: `background: url(""); content: "•••"; --mail: •••` });
});

test("of a page's meta data only what draws it is shown", () => {
  expect(leaving(`<meta name="viewport" content="width=device-width">`)).toMatchObject({
    content: "width=device-width",
  });
  expect(leaving(`<meta name="user" content="Ada">`)).toMatchObject({ content: "•••" });
});
