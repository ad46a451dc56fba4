import { afterEach, expect, test } from "vitest";
import { assetRef } from "../../../protocol/asset-refs.ts";
import { sheetHash } from "../../../protocol/sheet-hash.ts";
import { createTextStore } from "../../session/text-store.ts";
import { createKnownLinks, type KnownLinks } from "./known-links.ts";

const store = createTextStore(() => sessionStorage, "known-links-test");
const page = (revision = 1): KnownLinks => createKnownLinks(store, revision);
const lines = (count: number): string =>
  Array.from({ length: count }, (_, n) => `.line-${n} { width: ${n}px; }`).join("\n");
const address = URL.createObjectURL(new Blob([lines(400)], { type: "text/css" }));
const text = "told";
const hash = sheetHash(text);

afterEach(() => {
  store.remove();
  document.head.replaceChildren();
});

/** As a page's `link` has it, each time anew. */
async function load(href = address): Promise<CSSStyleSheet> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  const isLoaded = new Promise((resolve) => link.addEventListener("load", resolve));
  document.head.append(link);
  await isLoaded;
  if (link.sheet === null) throw new Error("no sheet");
  return link.sheet;
}

async function tellOnce(): Promise<void> {
  const links = page();
  links.onTold(await load(), text);
  links.onSettled(hash, text);
}

test("a sheet that the server has is referred to by the next page, and not read", async () => {
  await tellOnce();
  const links = page();
  expect(links.refOf(await load(), () => text)).toBe(assetRef(hash));
  expect(links.hashOfRef(assetRef(hash))).toBe(hash);
  expect(links.textOf(hash)).toBe(text);
});

test("a sheet's name is found while it waits, and is the one that the server gives it", async () => {
  const links = page();
  links.onTold(await load(), text);
  expect(links.hashOf(text)).toBeNull();
  await expect.poll(() => links.hashOf(text)).toBe(hash);
});

test("so is a style element's, where it is long", async () => {
  const links = page();
  const long = lines(200);
  links.onText(long);
  links.onText("short");
  await expect.poll(() => links.hashOf(long)).toBe(sheetHash(long));
  expect(links.hashOf("short")).toBeNull();
});

test("a sheet that was told and not settled is told whole", async () => {
  page().onTold(await load(), text);
  expect(page().refOf(await load(), () => text)).toBeNull();
});

test("what a page itself wrote is no reference", async () => {
  await tellOnce();
  expect(page().hashOfRef(assetRef(hash))).toBeNull();
});

test("the same sheet is told whole the second time, because scripts may have changed it", async () => {
  await tellOnce();
  const links = page();
  const sheet = await load();
  links.refOf(sheet, () => text);
  expect(links.refOf(sheet, () => text)).toBeNull();
});

test.each<[what: string, change: (sheet: CSSStyleSheet) => void]>([
  ["a rule more", (sheet) => sheet.insertRule("b {}")],
  ["another last rule", (sheet) => sheet.insertRule("b {}", sheet.cssRules.length - 1)],
  [
    "another first rule",
    (sheet) => {
      sheet.deleteRule(0);
      sheet.insertRule("b {}");
    },
  ],
])("a sheet with %s is told whole", async (_, change) => {
  await tellOnce();
  const sheet = await load();
  change(sheet);
  expect(page().refOf(sheet, () => text)).toBeNull();
});

test("another file, and another config, have it told whole", async () => {
  await tellOnce();
  const other = URL.createObjectURL(new Blob([lines(400)], { type: "text/css" }));
  expect(page().refOf(await load(other), () => text)).toBeNull();
  expect(page(2).refOf(await load(), () => text)).toBeNull();
});

test("a sheet of imports is always told whole, because it does not say what they hold", async () => {
  const imports = URL.createObjectURL(new Blob([`@import "${address}";\n${lines(9)}`], { type: "text/css" }));
  const links = page();
  links.onTold(await load(imports), text);
  links.onSettled(hash, text);
  expect(page().refOf(await load(imports), () => text)).toBeNull();
});

test("once the server lacks one, later pages tell theirs whole", async () => {
  await tellOnce();
  page().forget();
  expect(page().refOf(await load(), () => text)).toBeNull();
});
