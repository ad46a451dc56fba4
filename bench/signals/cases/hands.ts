import { click, drag, move, pinch, swipe, toAndFro, wait, wheel } from "../gestures.ts";
import type { Place, SignalCase } from "../signal-case.ts";

const left: Place = [300, 300];
const right: Place = [620, 340];

const circle: Place[] = Array.from({ length: 41 }, (_, n) => [
  Math.round(600 + 180 * Math.cos((n * Math.PI) / 5)),
  Math.round(260 + 180 * Math.sin((n * Math.PI) / 5)),
]);

/** What the hand does besides pressing. */
export const hands: SignalCase[] = [
  {
    name: "scrolling up and down, looking for something",
    page: "/article",
    gestures: [wheel([900, -900, 900, -900, 900, -900], 450)],
    expected: [{ kind: "scrollThrash" }],
  },
  {
    name: "scrolling up and down over long ways",
    page: "/article",
    gestures: [wheel([700, 700, -1_400, 1_400, -1_400, 1_400, -1_400], 450)],
    expected: [{ kind: "scrollThrash" }],
  },
  {
    name: "swiping up and down, looking for something",
    page: "/article",
    input: "touch",
    gestures: [swipe(500), swipe(-500), swipe(500), swipe(-500), swipe(500), swipe(-500)],
    expected: [{ kind: "scrollThrash" }],
  },
  {
    name: "reading downwards",
    page: "/article",
    gestures: [wheel([300, 300, 300, 300, 300, 300, 300], 450)],
    expected: [],
    near: "scrollThrash",
  },
  {
    name: "reading by swiping",
    page: "/article",
    input: "touch",
    gestures: [swipe(450), wait(600), swipe(450), wait(600), swipe(450)],
    expected: [],
    near: "scrollThrash",
  },
  {
    name: "down to the end and up again, once",
    page: "/article",
    gestures: [wheel([900, 900, 900, -900, -900, -900], 350)],
    expected: [],
    near: "scrollThrash",
  },
  {
    name: "small corrections of where one reads",
    page: "/article",
    gestures: [wheel([200, -120, 160, -120, 200, -120, 160, -100], 350)],
    expected: [],
    near: "scrollThrash",
  },
  {
    name: "up and down at leisure",
    page: "/article",
    gestures: [wheel([900, -900, 900, -900, 900], 2_200)],
    expected: [],
    near: "scrollThrash",
  },
  {
    name: "going to parts by links, there and back",
    page: "/article",
    gestures: [click("#to-five"), wait(700), click(".back"), wait(700), click("#to-two"), wait(700)],
    expected: [],
    near: "scrollThrash",
  },
  {
    name: "a page that scrolls by itself",
    page: "/article?scrolls",
    gestures: [wait(5_500)],
    expected: [],
    near: "scrollThrash",
  },
  {
    name: "a shaken mouse",
    page: "/article",
    gestures: [move(toAndFro(left, right, 7), 110)],
    expected: [{ kind: "mouseThrash" }],
  },
  {
    name: "a mouse shaken up and down",
    page: "/board",
    gestures: [move(toAndFro([600, 150], [640, 430], 7), 120)],
    expected: [{ kind: "mouseThrash" }],
  },
  {
    name: "a mouse that wanders",
    page: "/article",
    gestures: [move([left, [500, 420], right, [700, 500], [350, 450], [420, 200]], 500)],
    expected: [],
    near: "mouseThrash",
  },
  {
    name: "to and fro in calm",
    page: "/article",
    gestures: [move(toAndFro(left, right, 5), 600)],
    expected: [],
    near: "mouseThrash",
  },
  {
    name: "a trembling hand",
    page: "/article",
    gestures: [move(toAndFro([500, 300], [522, 306], 14), 70)],
    expected: [],
    near: "mouseThrash",
  },
  {
    name: "hatching on a board",
    page: "/board",
    gestures: [drag(toAndFro([200, 100], [420, 140], 7), 110)],
    expected: [],
    near: "mouseThrash",
  },
  {
    name: "circles with the mouse",
    page: "/board",
    gestures: [move(circle, 60)],
    expected: [],
    near: "mouseThrash",
  },
  {
    name: "a slider moved to and fro",
    page: "/board",
    gestures: [drag(toAndFro([150, 640], [450, 640], 5), 140)],
    expected: [],
    near: "mouseThrash",
  },
  {
    name: "looking through a menu",
    page: "/board",
    gestures: [
      move(
        [
          [100, 520],
          [100, 560],
          [100, 600],
          [100, 540],
          [100, 600],
        ],
        250,
      ),
    ],
    expected: [],
    near: "mouseThrash",
  },
  {
    name: "zooming in and out again and again",
    page: "/article",
    input: "touch",
    gestures: [1, 2, 3, 4].flatMap(() => [pinch(2.2), wait(600), pinch(0.4), wait(600)]),
    expected: [{ kind: "pinchZoom" }],
  },
  {
    name: "zooming in once, to look closely",
    page: "/article",
    input: "touch",
    gestures: [pinch(2.2), wait(1_500), pinch(0.4), wait(500)],
    expected: [],
    near: "pinchZoom",
  },
  {
    name: "zooming in and out twice",
    page: "/article",
    input: "touch",
    gestures: [1, 2].flatMap(() => [pinch(2.2), wait(600), pinch(0.4), wait(600)]),
    expected: [],
    near: "pinchZoom",
  },
  {
    name: "fingers that slip a little apart",
    page: "/article",
    input: "touch",
    gestures: [1, 2, 3, 4].flatMap(() => [pinch(1.15), wait(400), pinch(0.87), wait(400)]),
    expected: [],
    near: "pinchZoom",
  },
];
