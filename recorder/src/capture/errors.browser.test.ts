import { afterEach, expect, test, vi } from "vitest";
import { type Captured, createCaptured, settled } from "../../testing/captured.ts";
import type { Capturing } from "./capturing.ts";
import { createErrorReader } from "./errors.ts";
import { watchErrors } from "./late-errors.ts";
import { watchResourceErrors } from "./resource-errors.ts";

const running: Captured[] = [];
/** The runner takes what reaches the window for a failure of its own. */
const hush = (event: Event): void => event.stopImmediatePropagation();
afterEach(() => {
  for (const { capturing } of running.splice(0)) capturing.stop();
  vi.useRealTimers();
});

function watch(start: (capturing: Captured["capturing"]) => void): Captured {
  const captured = createCaptured();
  captured.capturing.addRoot(document);
  start(captured.capturing);
  running.push(captured);
  return captured;
}

const readErrors = (capturing: Capturing): void =>
  watchErrors(capturing)(createErrorReader(capturing), () => undefined);

function raise(error: unknown, init: ErrorEventInit = {}): void {
  const message = error instanceof Error ? `Uncaught ${error.name}: ${error.message}` : String(error);
  addEventListener("error", hush, { once: true, capture: true });
  dispatchEvent(
    new ErrorEvent("error", { message, error, filename: "https://shop.example/a.js", lineno: 3, ...init }),
  );
}

test("what has broken before anybody could read it is told with its own time", async () => {
  const { told, capturing } = watch(() => undefined);
  const read = watchErrors(capturing);
  raise(new TypeError("early"));
  const raisedAtMs = Date.now();
  await settled(100);
  expect(told("ph.error")).toEqual([]);
  const times: number[] = [];
  const toTell = createErrorReader(capturing);
  read(
    (event, atMs) => {
      times.push(atMs);
      toTell(event, atMs);
    },
    () => undefined,
  );
  expect(told("ph.error")).toMatchObject([{ message: "Uncaught TypeError: early" }]);
  expect(raisedAtMs - Number(times[0])).toBeLessThan(90);
});

test("an error is told with its stack and its causes", () => {
  const { told } = watch(readErrors);
  raise(new TypeError("no lamp", { cause: new RangeError("no volts", { cause: "ann@example.com" }) }));
  const [error] = told("ph.error");
  expect(error).toMatchObject({ kind: "error", message: "Uncaught TypeError: no lamp", line: 3 });
  expect(error?.stack).toContain("no lamp");
  expect(error?.cause).toMatch(/^RangeError: no volts\n/);
  expect(error?.cause).not.toContain("ann@");
});

test("what a script of another origin throws is marked as such", () => {
  const { told } = watch(readErrors);
  raise(null, { message: "Script error.", filename: "", lineno: 0 });
  expect(told("ph.error")).toMatchObject([{ message: "Script error.", isForeign: true }]);
});

test("the same error is told once, and later how often it came", () => {
  vi.useFakeTimers();
  const { told, capturing } = watch(readErrors);
  const error = new Error("again");
  for (let n = 0; n < 5; n++) raise(error);
  raise(new Error("another"));
  expect(told("ph.error").map(({ message, count }) => [message, count])).toEqual([
    ["Uncaught Error: again", undefined],
    ["Uncaught Error: another", undefined],
  ]);
  capturing.settle();
  expect(told("ph.error").at(-1)).toMatchObject({ message: "Uncaught Error: again", count: 4 });
});

test("a rejection nobody has handled is told, whatever it was rejected with", async () => {
  const { told } = watch(readErrors);
  for (const reason of [new TypeError("no net"), "plain", { code: 7 }, undefined]) {
    addEventListener("unhandledrejection", hush, { once: true, capture: true });
    const promise = Promise.resolve();
    dispatchEvent(new PromiseRejectionEvent("unhandledrejection", { promise, reason }));
  }
  expect(told("ph.error").map(({ kind, message }) => [kind, message])).toEqual([
    ["rejection", "TypeError: no net"],
    ["rejection", "plain"],
    ["rejection", "[object Object]"],
    ["rejection", "undefined"],
  ]);
});

test("what a frame throws and rejects is told like the page's own", async () => {
  const { told, capturing } = watch(readErrors);
  const frame = document.createElement("iframe");
  document.body.append(frame);
  if (frame.contentDocument) capturing.addRoot(frame.contentDocument);
  const script = document.createElement("script");
  script.textContent = `setTimeout(() => { throw new RangeError("in a frame") });
    Promise.reject(new SyntaxError("unread"));`;
  frame.contentDocument?.body.append(script);
  await settled(200);
  const errors = told("ph.error").map(({ message, stack }) => ({ message, hasStack: stack !== "" }));
  expect(errors).toContainEqual({ message: "Uncaught RangeError: in a frame", hasStack: true });
  expect(errors).toContainEqual({ message: "SyntaxError: unread", hasStack: true });
  frame.remove();
});

test("a picture that another has taken the place of, that is hidden, or gone, is not missed", async () => {
  const { told } = watch(watchResourceErrors);
  document.body.innerHTML = `<img src=/__missing__/replaced.png onerror="this.onerror=null;this.src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>'">
    <img src=/__missing__/hidden.png onerror="this.style.display='none'"><img src=/__missing__/gone.png onerror="this.remove()">
    <img src=/__missing__/missed.png width=40 height=40>`;
  await settled(2_200);
  const urls = told("ph.resource-error").map(({ url }) => url.split("/").at(-1));
  expect(urls).toEqual(["missed.png"]);
  document.body.innerHTML = "";
});

test("a film that failed before anybody listened is told", async () => {
  document.body.innerHTML = "<video src=/__missing__/film.mp4></video>";
  await settled(500);
  const { told } = watch(watchResourceErrors);
  expect(told("ph.resource-error")).toMatchObject([{ tagName: "video" }]);
  document.body.innerHTML = "";
});

test("broken images, scripts and sheets are told once each, also those from before", async () => {
  document.body.innerHTML = "<img id=before src=/__missing__/before.png>";
  await settled(300);
  const { told } = watch(watchResourceErrors);
  document.body.insertAdjacentHTML(
    "beforeend",
    "<img src=/__missing__/after.png><link rel=stylesheet href=/__missing__/x.css>",
  );
  const script = document.createElement("script");
  script.src = "/__missing__/x.js";
  document.body.append(script);
  await settled(2_000);
  const urls = told("ph.resource-error").map(({ url }) => new URL(url).pathname);
  for (const name of ["before.png", "after.png", "x.css", "x.js"]) {
    expect(urls.filter((path) => path === `/__missing__/${name}`)).toHaveLength(1);
  }
  const image = told("ph.resource-error").find(({ url }) => url.endsWith("after.png"));
  expect(image).toMatchObject({ tagName: "img", nodeId: 7 });
  document.body.innerHTML = "";
});
