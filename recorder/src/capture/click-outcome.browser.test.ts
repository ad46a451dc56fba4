import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { settled } from "../../testing/captured.ts";
import { type ClickStage, found, openClickStage } from "../../testing/click-stage.ts";

let stage: ClickStage | null = null;
afterEach(() => {
  stage?.capturing.stop();
  stage = null;
  document.body.innerHTML = "";
});

function open(html: string): ClickStage {
  stage = openClickStage(html);
  return stage;
}

/** What runs at a click on `#b`, and the kind of answer it is. */
const answers: [name: string, html: string, run: () => void, kind: string][] = [
  ["a change of the page", "<button id=b>Go</button>", () => document.body.append("more"), "dom"],
  ["a change within the button", "<button id=b>0</button>", () => void found("#b").append("1"), "dom"],
  [
    "a class that shows something",
    "<button id=b>Go</button><p id=p>",
    () => found("#p").classList.add("on"),
    "dom",
  ],
  ["a route", "<button id=b>Go</button>", () => history.pushState(null, "", "?routed"), "navigation"],
  [
    "a scroll",
    "<button id=b>Go</button><div id=s style='height:50px;overflow:auto'><p style='height:500px'></div>",
    () => found("#s").scrollTo(0, 99),
    "scroll",
  ],
  [
    "a focus",
    "<button id=b>Go</button><input id=i>",
    () => document.querySelector("input")?.focus(),
    "focus",
  ],
  [
    "a selection",
    "<button id=b>Go</button><p id=p>text",
    () => getSelection()?.selectAllChildren(found("#p")),
    "selection",
  ],
  ["a dialog", "<button id=b>Go</button><dialog id=d>Hi", () => found("#d").setAttribute("open", ""), "dom"],
  [
    "a popover",
    "<button id=b popovertarget=d>Go</button><div id=d popover>Hi</div>",
    () => undefined,
    "toggle",
  ],
  ["details", "<details><summary id=b>More</summary>Text</details>", () => undefined, "toggle"],
  ["a request", "<button id=b>Go</button>", () => void fetch("/?asked"), "request"],
  ["a beacon", "<button id=b>Go</button>", () => void navigator.sendBeacon("/?told"), "beacon"],
  ["a sound", "<button id=b>Go</button>", () => void new Audio().play().catch(() => undefined), "media"],
  [
    "a file the page has made",
    "<button id=b>Go</button>",
    () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(["x"]));
      link.download = "x.txt";
      link.click();
    },
    "download",
  ],
  [
    "the clipboard",
    "<button id=b>Go</button>",
    () => void navigator.clipboard.writeText("x").catch(() => undefined),
    "clipboard",
  ],
  [
    "a movement",
    "<button id=b>Go</button><p id=p>",
    () => void found("#p").animate({ opacity: [0, 1] }, 200),
    "animation",
  ],
  ["a list of the browser's", "<select id=b><option>1</select>", () => undefined, "native"],
  ["a checkbox", "<input id=b type=checkbox>", () => undefined, "native"],
  ["a label of a field", "<label id=b>Name <input></label>", () => undefined, "native"],
  ["being chosen already", "<a id=b role=tab aria-selected=true>Ropes</a>", () => undefined, "native"],
  ["a form sent", "<form onsubmit='return false'><button id=b>Go</button></form>", () => undefined, "submit"],
  [
    "a form the browser finds wrong",
    "<form><input required><button id=b>Go</button></form>",
    () => undefined,
    "native",
  ],
];

test.each(answers)("%s answers a click", async (_name, html, run, kind) => {
  const { click, earlyOutcome, clicks } = open(html);
  const home = location.href;
  found("#b").addEventListener("click", run);
  await click("#b");
  const told = await earlyOutcome();
  expect(told?.kinds).toContain(kind);
  expect(told?.firstMs).toBeLessThan(300);
  expect(clicks()).toHaveLength(1);
  history.replaceState(null, "", home);
});

test("clicks that nothing answers are told so, with what one may expect of them", async () => {
  const { click, outcomes, clicks } = open(`
    <button id=a>Dead</button><button id=b disabled>Off</button><a id=c href="#">Top</a>
    <div id=d style="cursor:pointer">Hand</div><p id=e>Plain</p><div id=f role=button aria-disabled=true>Off</div>`);
  history.replaceState(null, "", "#");
  for (const id of ["a", "b", "c", "d", "e", "f"]) await click(`#${id}`);
  const told = await outcomes();
  expect(told.map(({ kinds }) => kinds)).toEqual([[], [], [], [], [], []]);
  expect(told.map(({ claim, isDisabled }) => [claim, isDisabled])).toEqual([
    ["control", undefined],
    ["control", true],
    ["link", undefined],
    ["cursor", undefined],
    ["none", undefined],
    ["control", true],
  ]);
  for (const one of told) expect(one).toMatchObject({ firstMs: null, visibleMs: null, ended: "waited" });
  expect(clicks().map(({ text }) => text)).toEqual(["Dead", "Off", "Top", "Hand", "Plain", "Off"]);
  expect(clicks()[0]).toMatchObject({ pointer: "mouse", nodeId: 7 });
});

test("what comes and goes within the pressed control is decoration; beside it, it is an answer", async () => {
  const { click, outcomes } = open("<button id=a>Ripple</button><button id=b>Toast</button><div id=t></div>");
  const flash = (at: string) => (): void => {
    const drop = document.createElement("i");
    found(at).append(drop);
    setTimeout(() => drop.remove(), 400);
  };
  found("#a").addEventListener("pointerdown", flash("#a"));
  found("#b").addEventListener("click", flash("#t"));
  await click("#a");
  await click("#b");
  expect((await outcomes()).map(({ kinds }) => kinds)).toEqual([[], ["dom"]]);
});

test("an answer that comes late is the answer to the click that has asked for it", async () => {
  const { click, outcomes } = open("<button id=a>Dead</button><button id=b>Slow</button><p id=p>");
  found("#b").addEventListener("click", async () => {
    await fetch("/?slow");
    setTimeout(() => found("#p").append("there"), 2_600);
  });
  await click("#b");
  await click("#a");
  const [slow, dead] = await outcomes();
  expect(dead?.kinds).toEqual([]);
  expect(slow?.kinds).toEqual(["request", "dom"]);
  expect(slow?.firstMs).toBeLessThan(300);
  expect(slow?.visibleMs).toBeGreaterThan(2_500);
});

// Again, because on a busy machine a clock may tick too unevenly to be known as one.
test("clocks, carousels, animations and polling are no answers, but a change of another kind is", {
  retry: 2,
}, async () => {
  const { click, outcomes } = open(`<button id=a>Dead</button><button id=b>Alive</button>
    <p id=clock>0</p><div id=slides></div><i id=bar style="width:1px"></i><p id=p>`);
  const every = [
    setInterval(() => found("#clock").replaceChildren(String(performance.now())), 200),
    setInterval(() => found("#slides").replaceChildren(document.createElement("b")), 500),
    setInterval(() => void fetch("/?poll").catch(() => undefined), 400),
    setInterval(() => found("#bar").setAttribute("style", `width:${performance.now() % 90}px`), 16),
  ];
  await settled(1_500);
  found("#b").addEventListener("click", () => setTimeout(() => found("#p").append("more"), 300));
  await click("#a");
  await settled(3_100);
  await click("#b");
  const [dead, alive] = await outcomes();
  every.forEach(clearInterval);
  expect(dead?.kinds).toEqual([]);
  expect(dead?.ambientCount).toBeGreaterThan(10);
  expect(alive?.kinds).toEqual(["dom"]);
});

test("what goes to whoever counts clicks is no answer, once a click on plain content has shown it", async () => {
  const { click, outcomes } = open("<p id=a>Plain</p><button id=b>Dead</button>");
  const collect = (): void => void fetch("/collect", { method: "POST" }).catch(() => undefined);
  document.addEventListener("click", collect);
  await click("#a");
  await settled(3_200);
  stage?.capturing.settle();
  await click("#b");
  await settled(600);
  stage?.capturing.settle();
  document.removeEventListener("click", collect);
  expect((await outcomes()).map(({ kinds }) => kinds)).toEqual([["request"], ["beacon"]]);
});

test("what the pointer does after a click, and ripples drawn by script, are no answers", async () => {
  const { click, outcomes } = open(
    `<button id=a>Ripple</button><button id=b>Hint</button><p id=away>Away</p>`,
  );
  const control = found("#b");
  const hint = document.createElement("em");
  control.addEventListener("pointerenter", () => document.body.append(hint));
  control.addEventListener("pointerleave", () => hint.remove());
  found("#a").addEventListener("click", ({ currentTarget }) => {
    if (currentTarget instanceof Element) currentTarget.animate({ opacity: [0.5, 1] }, 100);
  });
  await click("#a");
  await click("#b");
  await userEvent.hover(page.elementLocator(found("#away")));
  expect(hint.isConnected).toBe(false);
  expect((await outcomes()).map(({ kinds }) => kinds)).toEqual([[], []]);
});

test("leaving the page long after a dead click is the visitor's doing", async () => {
  const { click, outcomes } = open("<button id=a>Dead</button>");
  await click("#a");
  await settled(700);
  dispatchEvent(new Event("beforeunload"));
  stage?.capturing.settle();
  expect(await outcomes()).toMatchObject([{ kinds: [], ended: "hidden" }]);
});
