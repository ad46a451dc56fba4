import { afterEach, expect, test, vi } from "vitest";
import { type Captured, createCaptured } from "../../testing/captured.ts";
import { watchFacts } from "./facts.ts";

let captured: Captured | null = null;
afterEach(() => {
  captured?.capturing.stop();
  captured = null;
  vi.restoreAllMocks();
  document.body.innerHTML = "";
});

/** Quiet: what a page asks the browser for here does not happen. */
function watch(...quiet: [owner: object, name: string][]): Captured {
  for (const [owner, name] of quiet) vi.spyOn(owner as Record<string, () => void>, name).mockReturnValue();
  const one = createCaptured();
  captured = one;
  watchFacts(one.capturing);
  return one;
}

test("a window is told with its address, whose secrets are masked", () => {
  const { told } = watch([window, "open"]);
  window.open("https://shop.example/reset?token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.c2VjcmV0");
  const [fact] = told("ph.fact");
  expect(fact?.kind).toBe("window");
  expect(fact?.url).toContain("https://shop.example/reset");
  expect(fact?.url).not.toContain("c2VjcmV0");
});

const asFacts: [kind: string, owner: object, name: string, run: () => unknown][] = [
  ["clipboard", Clipboard.prototype, "writeText", () => navigator.clipboard.writeText("s3cret")],
  ["dialog", window, "confirm", () => confirm("s3cret?")],
  ["print", window, "print", () => print()],
];
test.each(asFacts)("%s is told as a fact, without what it held", (kind, owner, name, run) => {
  const { told } = watch([owner, name]);
  run();
  expect(told("ph.fact")).toEqual([{ kind, url: "" }]);
});

test("what the visitor copies and cuts is a fact, too", () => {
  const { told } = watch();
  document.body.innerHTML = "<p>text</p>";
  for (const type of ["copy", "cut"])
    document.body.firstElementChild?.dispatchEvent(new ClipboardEvent(type, { bubbles: true }));
  expect(told("ph.fact").map(({ kind }) => kind)).toEqual(["clipboard", "clipboard"]);
});

test("a download is told with its address, unless the page has made the file itself", () => {
  const { told } = watch();
  document.body.innerHTML = "<a href='/price-list.pdf' download>List</a>";
  document.body.addEventListener("click", (event) => event.preventDefault(), { once: true });
  document.querySelector("a")?.click();
  const made = document.createElement("a");
  made.href = URL.createObjectURL(new Blob(["x"]));
  made.download = "x.txt";
  made.addEventListener("click", (event) => event.preventDefault());
  made.click();
  expect(told("ph.fact").map(({ kind, url }) => [kind, url.split("/").at(-1)])).toEqual([
    ["download", "price-list.pdf"],
    ["download", ""],
  ]);
});
