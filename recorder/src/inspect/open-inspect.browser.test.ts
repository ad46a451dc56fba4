import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPrivacy } from "../privacy/create-privacy.ts";
import { findMarks } from "./find-marks.ts";
import { type InspectOwner, inspectName } from "./inspector.ts";
import { openInspect } from "./open-inspect.ts";

const owner = (): InspectOwner & { onClose: ReturnType<typeof vi.fn<() => void>> } => ({
  privacy: createPrivacy(),
  level: "balanced",
  status: () => ({
    state: "recorded",
    reason: "Sampled.",
    sessionId: null,
    eventCount: 1,
    sentBytes: 2,
    lastChunkAtMs: null,
  }),
  onClose: vi.fn(),
});

let close = (): void => undefined;
beforeEach(() => {
  document.body.innerHTML = "";
});
afterEach(() => close());

const kinds = (html: string, settings?: Parameters<typeof createPrivacy>[0]): string[] => {
  document.body.innerHTML = html;
  return findMarks(createPrivacy(settings)).map(({ kind }) => kind);
};

test.each([
  ["a block and nothing in it", "<div data-private style='height:9px'><input>a</div>", ["blocked"]],
  ["a masked text", "<p class=rr-mask>Ada</p>", ["masked"]],
  ["a text with a secret in it", "<p>write to ada@shop.example</p>", ["masked"]],
  ["a field, also while it is empty", "<input><textarea></textarea>", ["masked", "masked"]],
  ["a field whose inputs are not recorded", "<input class=rr-ignore>", ["ignored"]],
  ["nothing that is recorded as it is", "<p>Hello</p><input type=submit value=Go>", []],
  ["nothing out of view", "<p style='margin-top:9999px' class=rr-mask>Ada</p>", []],
])("outlined is %s", (_what, html, expected) => {
  expect(kinds(html)).toEqual(expected);
});

test("outlines follow the level, and reach into shadow roots and frames", () => {
  expect(kinds("<p>Hello</p><img style='width:9px;height:9px'>", { level: "strict" })).toEqual([
    "masked",
    "blocked",
  ]);
  expect(kinds("<input>", { level: "open" })).toEqual([]);
  document.body.innerHTML = "<div></div><iframe style='margin:20px'></iframe>";
  const root = document.querySelector("div")?.attachShadow({ mode: "open" });
  root?.append(document.createElement("input"));
  const inside = document.querySelector("iframe")?.contentDocument?.body;
  inside?.append(inside.ownerDocument.createElement("input"));
  const marks = findMarks(createPrivacy());
  expect(marks.map(({ kind }) => kind)).toEqual(["masked", "masked"]);
  const frame = document.querySelector("iframe")?.getBoundingClientRect();
  expect(marks[1]?.left).toBeGreaterThan(frame?.left ?? Number.POSITIVE_INFINITY);
});

test("the overlay stands over the page in a closed root, and goes without a trace", () => {
  close = openInspect(owner());
  const host = document.querySelector(inspectName);
  expect(host?.shadowRoot).toBeNull();
  close();
  expect(document.querySelector(inspectName)).toBeNull();
});

test("Escape closes it, once, and the page hears nothing of it", () => {
  const one = owner();
  const heard = vi.fn();
  addEventListener("keydown", heard);
  close = openInspect(one);
  const press = () =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  press();
  expect(heard).not.toHaveBeenCalled();
  expect(one.onClose).toHaveBeenCalledOnce();
  expect(document.querySelector(inspectName)).toBeNull();
  press();
  expect(heard).toHaveBeenCalledOnce();
  removeEventListener("keydown", heard);
});

test("a click on its button closes it, and neither the page nor what records it hears of that", () => {
  const one = owner();
  const heard = vi.fn();
  document.addEventListener("click", heard, true);
  close = openInspect(one);
  const host = document.querySelector(inspectName);
  // The button stands at the panel's upper right, the panel at the window's lower right.
  const click = (x: number, y: number): void => {
    host?.dispatchEvent(
      new MouseEvent("click", { clientX: x, clientY: y, detail: 1, bubbles: true, composed: true }),
    );
  };
  for (let y = innerHeight - 20; y > 0 && one.onClose.mock.calls.length === 0; y -= 4)
    click(innerWidth - 40, y);
  expect(one.onClose).toHaveBeenCalledOnce();
  expect(heard).not.toHaveBeenCalled();
  document.removeEventListener("click", heard, true);
});
