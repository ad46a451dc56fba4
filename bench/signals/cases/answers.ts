import { click, clickAround, clicks, drag, wait } from "../gestures.ts";
import type { SignalCase } from "../signal-case.ts";

const page = "/answers";

/** One click that something answers, of which the page's structure often shows nothing. */
const answered = (what: string, at: string, because?: string): SignalCase => ({
  name: `answered by ${what}`,
  page,
  gestures: [click(at)],
  expected: [],
  near: "deadClick",
  ...(because !== undefined && { because }),
});

const dead = (what: string, at: string, because?: string): SignalCase => ({
  name: `dead: ${what}`,
  page,
  gestures: [click(at)],
  expected: [{ kind: "deadClick", at }],
  ...(because !== undefined && { because }),
});

export const answers: SignalCase[] = [
  answered("a download", "#download"),
  answered("a file the page has made", "#made"),
  answered("printing", "#print"),
  answered("the clipboard", "#copy"),
  answered("an alert", "#alert"),
  answered("a window", "#popup"),
  answered("a mail program", "#mail"),
  answered("a tab", "#tab"),
  answered("scrolling to another part", "#far"),
  answered("unfolding", "#more"),
  answered("a popover", "#pop"),
  answered("style alone, by a hidden box", "#unfold"),
  answered("a list of choices", "#size"),
  answered("a calendar of the browser's", "#day"),
  answered("a file dialog", "#file"),
  answered("a tick", "#agree"),
  answered("the caret, in a field that cannot be changed", "#fixed"),
  answered("the focus of a field", "#focus"),
  answered("an emptied field", "#empty"),
  answered("its own new words", "#copied"),
  answered("its own pressed look", "#like"),
  answered("the whole screen", "#full"),
  answered("a sound", "#play"),
  answered("a rule of a style sheet", "#style"),
  answered("another tab of the page", "#other"),
  answered("a drawing on a canvas", "#sketch"),
  answered("being chosen already", "#chosen", "It shows that it is chosen; nobody expects more of it."),
  dead("a link to a part that is not there", "#nowhere"),
  dead("a link to the top of a page that is at its top", "#top"),
  dead("words under a hand-shaped pointer", "#bare"),
  dead("a link that says it is closed", "#off"),
  dead("a button of a closed group", "#shut"),
  dead("a button that tells only a counter", "#beacon"),
  dead("a button with a wave on it and nothing else", "#ripple"),
  dead("a button that changes only while it is held", "#press"),
  dead("the picture within a button", "#icon"),
  dead("a picture under a hand-shaped pointer", "#hand-picture"),
  {
    name: "an answer after 3.4 s for which no server was asked",
    page,
    gestures: [click("#much-later"), wait(3_000)],
    expected: [{ kind: "slowClick", at: "#much-later" }],
    near: "deadClick",
  },
  {
    name: "a click on a picture that promises nothing",
    page,
    gestures: [click("#plain-picture")],
    expected: [{ kind: "plainClick", at: "#plain-picture" }],
    near: "deadClick",
  },
  {
    name: "a paragraph is selected by three clicks",
    page,
    gestures: [clicks("#prose", 3, 120)],
    expected: [],
    near: "rageClick",
  },
  {
    name: "a word is selected by two clicks",
    page,
    gestures: [clicks("#prose", 2, 120)],
    expected: [],
    near: "plainClick",
  },
  {
    name: "a passage is selected by dragging",
    page,
    gestures: [
      drag(
        [
          [60, 470],
          [400, 470],
        ],
        400,
      ),
    ],
    expected: [],
    near: "plainClick",
  },
  {
    name: "clicks all over a large dead surface",
    page,
    gestures: [
      clickAround("#area", [
        [-120, -40],
        [0, 40],
        [120, -40],
        [-120, 40],
      ]),
    ],
    expected: [{ kind: "deadClick", at: "#area" }],
    near: "rageClick",
    because: "They are too far apart for a hand that hammers at one place.",
  },
  {
    name: "rage that trembles by some pixels",
    page,
    gestures: [
      clickAround("#area", [
        [0, 0],
        [9, -6],
        [-7, 8],
        [12, 4],
      ]),
    ],
    expected: [
      { kind: "rageClick", at: "#area" },
      { kind: "deadClick", at: "#area" },
    ],
  },
  {
    name: "four patient clicks on a dead button",
    page,
    gestures: [clicks("#press", 4, 900)],
    expected: [{ kind: "deadClick", at: "#press" }],
    near: "rageClick",
  },
  {
    name: "a dead button clicked twice, as one opens a file",
    page,
    gestures: [clicks("#press", 2, 140)],
    expected: [{ kind: "deadClick", at: "#press" }],
    near: "rageClick",
  },
  {
    name: "rage at a closed button",
    page,
    gestures: [clicks("#shut", 5, 130)],
    expected: [
      { kind: "rageClick", at: "#shut" },
      { kind: "deadClick", at: "#shut" },
    ],
  },
  {
    name: "rage at a picture under a hand-shaped pointer, by touch",
    page,
    input: "touch",
    gestures: [clicks("#hand-picture", 4, 170)],
    expected: [
      { kind: "rageClick", at: "#hand-picture" },
      { kind: "deadClick", at: "#hand-picture" },
    ],
  },
];
