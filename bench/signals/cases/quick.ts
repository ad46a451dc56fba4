import { click, clickAround, clicks, wait } from "../gestures.ts";
import type { SignalCase } from "../signal-case.ts";

const page = "/quick";

const calm = (name: string, at: string, times: number, gapMs: number): SignalCase => ({
  name,
  page,
  gestures: [clicks(at, times, gapMs)],
  expected: [],
  near: "rageClick",
});

/** What is made for clicking fast, and where that turns into rage. */
export const quick: SignalCase[] = [
  calm("one letter of an on-screen keyboard, again and again", "#letter-o", 5, 160),
  calm("leafing through the months", "#after", 5, 220),
  calm("a stepper whose sign is a picture", "#increase", 6, 150),
  calm("zooming into a map by a button", "#zoom", 5, 200),
  calm("a game on a canvas", "#game", 8, 140),
  calm("undoing three steps", "#undo", 3, 200),
  {
    name: "two letters of an on-screen keyboard by turns, by touch",
    page,
    input: "touch",
    gestures: [click("#letter-k"), click("#letter-o"), click("#letter-k"), click("#letter-o")],
    expected: [],
    near: "rageClick",
  },
  {
    name: "drawing points close to each other",
    page,
    gestures: [
      clickAround(
        "#game",
        [
          [0, 0],
          [8, 4],
          [16, 8],
          [20, 12],
        ],
        170,
      ),
    ],
    expected: [],
    near: "rageClick",
  },
  {
    name: "a month that cannot be gone back before",
    page,
    gestures: [clicks("#before", 4, 180)],
    expected: [
      { kind: "rageClick", at: "#before" },
      { kind: "deadClick", at: "#before" },
    ],
  },
  {
    name: "the next picture, after the last one was reached",
    page,
    gestures: [clicks("#slide", 7, 180)],
    expected: [
      { kind: "rageClick", at: "#slide" },
      { kind: "deadClick", at: "#slide" },
    ],
  },
  {
    name: "asking four times for more, which takes a second",
    page,
    gestures: [clicks("#lazy", 4, 180), wait(1_000)],
    expected: [{ kind: "rageClick", at: "#lazy" }],
    near: "deadClick",
  },
];
