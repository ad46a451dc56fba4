import { beforeEach, expect, test } from "vitest";
import type { PrivacySettings } from "../../../protocol/recorder-config.ts";
import { createPrivacy } from "./create-privacy.ts";
import type { Stance } from "./privacy.ts";

beforeEach(() => {
  document.body.innerHTML = "";
});

/** Of the first `#it` in the page, in words. */
function stanceOf(html: string, settings?: PrivacySettings): string {
  document.body.innerHTML = html;
  const element = document.querySelector("#it");
  if (!element) throw new Error("No #it.");
  return inWords(createPrivacy(settings).stanceOf(element));
}

const inWords = ({ isBlocked, isMasked, isIgnored, isPublic }: Stance): string =>
  [isBlocked && "blocked", isMasked && "masked", isIgnored && "ignored", isPublic && "public"]
    .filter(Boolean)
    .join(" ");

test.each([
  ["<p id=it>", ""],
  ["<p id=it data-private>", "blocked"],
  ["<p id=it data-ss-mask>", "blocked"],
  ["<p id=it class='a rr-block'>", "blocked"],
  ["<p id=it class=rr-mask>", "masked"],
  ["<input id=it class=rr-ignore>", "ignored"],
  ["<input id=it data-private>", "masked"],
  ["<textarea id=it data-private>", "masked"],
  ["<select id=it data-private>", "masked"],
  ["<div id=it contenteditable data-private>", "masked"],
  ["<input id=it data-ss-mask>", "blocked"],
  ["<form class=rr-mask><p><b id=it>", "masked"],
  ["<form class=rr-ignore><p class=rr-mask><b id=it>", "masked ignored"],
  ["<form data-private><p><b id=it>", "blocked"],
  ["<div contenteditable><p id=it>", "masked"],
  ["<div contenteditable=false><p id=it>", ""],
  ["<div role=textbox><p id=it>", "masked"],
  ["<select><option id=it>", "masked"],
  ["<output><b id=it>", "masked"],
  ["<img id=it>", ""],
])("balanced: %s is %s", (html, expected) => {
  expect(stanceOf(html)).toBe(expected);
});

test.each([
  ["<p id=it>", "masked"],
  ["<img id=it>", "blocked masked"],
  ["<svg><image id=it /></svg>", "blocked masked"],
  ["<video id=it>", "blocked masked"],
  ["<canvas id=it>", "blocked masked"],
  ["<input id=it type=IMAGE>", "blocked masked"],
  ["<div data-public><img id=it>", "public"],
  ["<div data-public><p class=rr-mask><b id=it>", "masked public"],
  ["<div class=rr-mask><p data-public><b id=it>", "masked public"],
])("strict: %s is %s", (html, expected) => {
  expect(stanceOf(html, { level: "strict" })).toBe(expected);
});

test("open shows what visitors write, and keeps to the marks", () => {
  expect(stanceOf("<div contenteditable id=it>", { level: "open" })).toBe("");
  expect(stanceOf("<output id=it>", { level: "open" })).toBe("");
  expect(stanceOf("<div contenteditable id=it class=rr-mask>", { level: "open" })).toBe("masked");
  expect(stanceOf("<p id=it data-private>", { level: "open" })).toBe("blocked");
});

test("a website's own selectors count like marks, and one that is none harms nobody", () => {
  const settings: PrivacySettings = {
    maskSelectors: ["((", "", "[open", "a /* b", ".name", "a:not(b"],
    blockSelectors: ["[data-chart], .plot"],
    ignoreSelectors: ["#it.search"],
  };
  expect(stanceOf("<p id=it class=name>", settings)).toBe("masked");
  expect(stanceOf("<p id=it class=plot>", settings)).toBe("blocked");
  expect(stanceOf("<p id=it class=search>", settings)).toBe("ignored");
  expect(stanceOf("<p id=it class=rr-block>", settings)).toBe("blocked");
  const { decidesStance } = createPrivacy(settings);
  const decided = ["class", "id", "data-chart", "data-private", "contenteditable", "role", "title", "style"];
  expect(decided.filter(decidesStance)).toEqual(decided.slice(0, 6));
});

test("a stance comes through shadow roots, closed ones too, and frames of the same origin", () => {
  document.body.innerHTML = "<div class=rr-mask><p></p><iframe></iframe></div>";
  const privacy = createPrivacy();
  const shadow = document.querySelector("p")?.attachShadow({ mode: "closed" });
  const inShadow = document.createElement("b");
  shadow?.append(inShadow);
  expect(inWords(privacy.stanceOf(inShadow))).toBe("masked");
  const inside = document.querySelector("iframe")?.contentDocument;
  const inFrame = inside?.createElement("b");
  if (!inside || !inFrame) throw new Error("The frame has no document.");
  inside.body.append(inFrame);
  expect(inWords(privacy.stanceOf(inFrame))).toBe("masked");
});

test("a document that is wholly an editor is masked", () => {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  const inside = frame.contentDocument;
  if (!inside) throw new Error("The frame has no document.");
  inside.designMode = "on";
  expect(inWords(createPrivacy().stanceOf(inside.body))).toBe("masked");
});

test("a walk from the top comes to the same stance as a look from below", () => {
  document.body.innerHTML =
    "<form class=rr-mask data-x><p class=rr-ignore><input data-private><b></b></p><select><option>";
  const privacy = createPrivacy({ level: "strict" });
  const read = privacy.stanceReader();
  const walk = (element: Element, above: Stance): void => {
    const stance = privacy.stanceBelow(above, element);
    expect(privacy.stanceOf(element)).toBe(stance);
    expect(read(element)).toBe(stance);
    for (const child of element.children) walk(child, stance);
  };
  walk(document.documentElement, privacy.topStance);
});

test("a field named like a property hides nothing from a stance", () => {
  document.body.innerHTML =
    "<div class=rr-mask><form><input name=parentNode><input name=attributes><b></b></form></div>";
  const inside = document.querySelector("b");
  expect(inside && inWords(createPrivacy().stanceOf(inside))).toBe("masked");
});
