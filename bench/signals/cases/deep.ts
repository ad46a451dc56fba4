import { click, clicks } from "../gestures.ts";
import type { Expected, SignalCase } from "../signal-case.ts";

const scene = (name: string, at: string, expected: readonly Expected[], times = 1): SignalCase => ({
  name,
  page: "/deep",
  gestures: [times === 1 ? click(at) : clicks(at, times, 160)],
  expected,
  ...(expected.length === 0 && { near: times === 1 ? ("deadClick" as const) : ("rageClick" as const) }),
});

/** Shadow roots and frames. */
export const deep: SignalCase[] = [
  scene("in a shadow root: a dead button", "#shadow-dead", [{ kind: "deadClick", at: "#shadow-dead" }]),
  scene("in a shadow root: a button that answers there", "#shadow-alive", []),
  scene("in a shadow root: a button that answers outside", "#shadow-outside", []),
  scene("in a shadow root: quick clicks that are answered", "#shadow-fast", [], 5),
  scene("in a shadow root: a paragraph", "#shadow-text", [{ kind: "plainClick", at: "#shadow-text" }]),
  scene("in a shadow root: a button that throws", "#shadow-boom", [
    { kind: "errorClick", at: "#shadow-boom" },
    { kind: "deadClick", at: "#shadow-boom" },
  ]),
  scene(
    "in a shadow root: rage",
    "#shadow-dead",
    [
      { kind: "rageClick", at: "#shadow-dead" },
      { kind: "deadClick", at: "#shadow-dead" },
    ],
    4,
  ),
  scene("two shadow roots deep: a dead button", "#nested-dead", [{ kind: "deadClick", at: "#nested-dead" }]),
  scene("two shadow roots deep: a button that answers", "#nested-alive", []),
  {
    name: "in a closed shadow root: a button that answers there",
    page: "/deep",
    gestures: [click("#closed-card")],
    expected: [],
    near: "plainClick",
  },
  scene("in a frame: a dead button", "#frame >>> #frame-dead", [{ kind: "deadClick", at: "#frame-dead" }]),
  scene("in a frame: a button that answers there", "#frame >>> #frame-alive", []),
  scene("in a frame: a button that answers in the page around", "#frame >>> #frame-outside", []),
  scene("in a frame: a disabled button", "#frame >>> #frame-off", [{ kind: "deadClick", at: "#frame-off" }]),
  scene("in a frame: a paragraph", "#frame >>> #frame-text", [{ kind: "plainClick", at: "#frame-text" }]),
  scene("in a frame: quick clicks that are answered", "#frame >>> #frame-alive", [], 5),
  scene("in a frame: a button that throws", "#frame >>> #frame-boom", [
    { kind: "errorClick", at: "#frame-boom" },
    { kind: "deadClick", at: "#frame-boom" },
  ]),
  scene(
    "in a frame: rage",
    "#frame >>> #frame-dead",
    [
      { kind: "rageClick", at: "#frame-dead" },
      { kind: "deadClick", at: "#frame-dead" },
    ],
    4,
  ),
];
