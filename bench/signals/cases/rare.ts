import {
  back,
  clear,
  click,
  crash,
  move,
  pinch,
  reload,
  reopen,
  swipe,
  toAndFro,
  type,
  wait,
  wheel,
} from "../gestures.ts";
import type { Expected, Gesture, SignalCase } from "../signal-case.ts";

type Scene = Pick<SignalCase, "gestures"> & Partial<SignalCase>;
interface Rare {
  kind: Expected["kind"];
  /** Scenes in which it is to be found, and those in which it only seems to be. */
  found: Record<string, Scene>;
  near: Record<string, Scene>;
}

const zooms = (times: number): Gesture[] =>
  Array.from({ length: times }, () => [pinch(2.2), wait(500), pinch(0.4), wait(500)]).flat();
const entries = (at: string, beside: string, texts: readonly string[]): Gesture[] =>
  texts.flatMap((text) => [clear(at), type(at, text), click(beside)]);
const reloads = (times: number): Gesture[] => Array.from({ length: times }, () => [reload, wait(600)]).flat();
const anew = (app: string): Gesture[] => [wait(1_000), reopen(`/${app}`), wait(1_500), click("#alive")];

/** What happens on few pages, once for each way in which apps are built. */
const raresIn = (app: string): Rare[] => [
  {
    kind: "scrollThrash",
    found: {
      "up and down with the wheel": {
        page: "?ambient=tall",
        gestures: [wheel([900, -900, 900, -900, 900, -900], 450)],
      },
      "up and down with a finger": {
        page: "?ambient=tall",
        input: "touch",
        gestures: [500, -500, 500, -500, 500, -500].map(swipe),
      },
    },
    near: {
      "down with the wheel": {
        page: "?ambient=tall",
        gestures: [wheel([400, 400, 400, 400, 400, 400], 350)],
      },
      "down with a finger, and up once": {
        page: "?ambient=tall",
        input: "touch",
        gestures: [500, 500, 500, -500, -500].map(swipe),
      },
    },
  },
  {
    kind: "mouseThrash",
    found: {
      "a mouse shaken across": { gestures: [move(toAndFro([250, 300], [620, 350], 7), 120)] },
      "a mouse shaken aslant": { gestures: [move(toAndFro([300, 150], [560, 420], 7), 130)] },
    },
    near: {
      "a mouse to and fro in calm": { gestures: [move(toAndFro([250, 300], [620, 350], 4), 500)] },
      "a mouse that trembles": { gestures: [move(toAndFro([500, 300], [520, 308], 12), 80)] },
    },
  },
  {
    kind: "pinchZoom",
    found: {
      "zooming in and out three times": { input: "touch", gestures: zooms(3) },
      "zooming in and out four times, with a look at the page": {
        input: "touch",
        gestures: [...zooms(2), wait(1_500), ...zooms(2)],
      },
    },
    near: {
      "zooming in once": { input: "touch", gestures: zooms(1) },
      "zooming in and out twice": { input: "touch", gestures: zooms(2) },
    },
  },
  {
    kind: "fieldReentry",
    found: {
      "a name entered three times over": { gestures: entries("#name", "#mail", ["Ada", "Ada Q", "A. Quay"]) },
      "a mail address entered four times over": {
        gestures: entries("#mail", "#name", ["a", "ada", "ada@", "ada@b"]),
      },
    },
    near: {
      "a name entered twice": { gestures: entries("#name", "#mail", ["Ada", "Ada Quay"]) },
      "a name looked at four times": {
        gestures: [1, 2, 3, 4].flatMap(() => [click("#name"), click("#mail"), wait(600)]),
      },
    },
  },
  {
    kind: "slowPage",
    found: {
      "a document after six seconds": { page: "?documentMs=6000", gestures: [click("#alive")] },
      "a large picture after five seconds, nothing touched": {
        page: "?ambient=late",
        isFirstTouch: true,
        gestures: [wait(6_500), click("#alive"), wait(500)],
      },
    },
    near: {
      "a document after two seconds": { page: "?documentMs=2000", gestures: [click("#alive")] },
      "a large picture after a second": {
        page: "?ambient=soon",
        isFirstTouch: true,
        gestures: [wait(2_500), click("#alive"), wait(500)],
      },
    },
  },
  {
    kind: "brokenLink",
    found: {
      "a picture that is not there": { page: "?ambient=broken", gestures: [wait(1_500), click("#alive")] },
    },
    near: {
      "a picture with another in its place": {
        page: "?ambient=replaced",
        gestures: [wait(1_500), click("#alive")],
      },
    },
  },
  {
    kind: "crash",
    found: {
      "a page that dies after a click": { gestures: [click("#alive"), wait(1_500), crash, ...anew(app)] },
      "a page that dies under a finger": {
        input: "touch",
        gestures: [click("#alive"), wait(1_500), crash, ...anew(app)],
      },
    },
    near: {
      "a page that is closed after a click": {
        gestures: [click("#alive"), wait(1_500), { do: "close" }, ...anew(app)],
      },
      "a page that is loaded anew": {
        gestures: [click("#alive"), wait(800), reload, wait(1_500), click("#alive")],
      },
    },
  },
  {
    kind: "reloadLoop",
    found: {
      "a page loaded anew three times, by touch": {
        input: "touch",
        gestures: [click("#alive"), ...reloads(3)],
      },
    },
    near: {
      "a page loaded anew once": { gestures: [click("#alive"), ...reloads(1)] },
      "a page loaded anew twice": { gestures: [click("#alive"), ...reloads(2), click("#alive")] },
    },
  },
  {
    kind: "quickBack",
    found: {},
    near: {
      "details used before going back": {
        gestures: [click("#route"), wait(1_000), click("h1"), wait(4_000), back, wait(500)],
        because: "Whoever clicks on a page has found something to do there, if only its heading.",
        expected: [{ kind: "plainClick", at: "#details" }],
      },
    },
  },
];

const scenesIn = (app: string): SignalCase[] =>
  raresIn(app).flatMap(({ kind, found, near }) => {
    const scenes = (
      some: Record<string, Scene>,
      label: Pick<SignalCase, "expected" | "near">,
    ): SignalCase[] =>
      Object.entries(some).map(([name, one]) => ({
        ...label,
        ...one,
        name: `${app}, rare: ${name}`,
        page: `/${app}${one.page ?? ""}`,
      }));
    return [...scenes(found, { expected: [{ kind }] }), ...scenes(near, { expected: [], near: kind })];
  });

export const rare: SignalCase[] = ["react", "vue", "jquery", "plain"].flatMap(scenesIn);
