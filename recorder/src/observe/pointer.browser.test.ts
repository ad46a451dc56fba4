import { afterEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { html, one } from "../../testing/mirror/build-page.ts";
import { pointAt, touchAt } from "../../testing/observe/gestures.ts";
import { type ObservedPage, observed, observePage } from "../../testing/observe/observed-page.ts";
import { playBack } from "../../testing/observe/play-back.ts";

afterEach(() => {
  html("");
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
interface Position {
  x: number;
  y: number;
  id: number;
  timeOffset: number;
}
const positions = (page: ObservedPage, source: "mouseMove" | "touchMove" | "drag") =>
  page.told(source).map(({ positions, touch }) => ({ touch, positions: positions as Position[] }));

describe("the mouse's way", () => {
  test("is told in samples at least 50 ms apart, with the last of all and the times they were taken", async () => {
    const page = observed("<p id=p>text");
    for (let x = 0; x < 30; x++) {
      pointAt(one("#p"), "mousemove", x, 5);
      await wait(5);
    }
    await wait(550);
    const [told, ...more] = positions(page, "mouseMove");
    expect(more).toEqual([]);
    const times = told?.positions.map(({ timeOffset }) => timeOffset) ?? [];
    expect(times.length).toBeGreaterThan(2);
    expect(times.every((at) => at <= 0 && at >= -700)).toBe(true);
    expect(times.slice(1, -1).every((at, n) => at - (times[n] ?? 0) >= 50)).toBe(true);
    expect(told?.positions.at(-1)).toMatchObject({ x: 29, y: 5, id: page.idOf(one("#p")) });
  });

  test("over a block is not told, and a resting mouse says nothing", async () => {
    const page = observed("<div class=block><p id=p>1 2 3</p></div>");
    pointAt(one("#p"), "mousemove", 4, 5);
    pointAt(one("#p"), "pointerdown", 4, 5);
    pointAt(one("#p"), "click", 4, 5);
    await wait(550);
    expect([...page.told("mouseMove"), ...page.told("mouseInteraction")]).toEqual([]);
  });

  test("plays back as hover, by the rules the page has for it", async () => {
    const page = observed("<style>p:hover { color: rgb(1, 2, 3) }</style><p id=p>text<p id=q>text");
    pointAt(one("#p"), "mousemove", 10, 10);
    await wait(550);
    page.stop();
    const colors = await playBack(page.events, false, (shown) =>
      [...shown.querySelectorAll("p")].map((p) => shown.defaultView?.getComputedStyle(p).color),
    );
    expect(colors).toEqual(["rgb(1, 2, 3)", "rgb(0, 0, 0)"]);
  });

  test("is told of what is dragged, but not of the last place, which is none", async () => {
    const page = observed("<p id=p draggable=true>text");
    pointAt(one("#p"), "drag", 10, 20);
    pointAt(one("#p"), "drag", 0, 0);
    page.capture.finish();
    expect(positions(page, "drag")).toMatchObject([{ positions: [{ x: 10, y: 20 }] }]);
  });
});

describe("presses", () => {
  test("are told with place, element and kind of pointer, deep in shadows and frames, too", async () => {
    html("<div id=host></div><iframe id=f></iframe>");
    one("#host").attachShadow({ mode: "open" }).innerHTML = "<button>deep</button>";
    const frame = (one("#f") as HTMLIFrameElement).contentDocument;
    if (frame) frame.body.innerHTML = "<button>framed</button>";
    const page = observePage();
    const buttons = [one("#host").shadowRoot?.querySelector("button"), frame?.querySelector("button")];
    for (const button of buttons) {
      if (!button) throw new Error("no button");
      await wait(10);
      pointAt(button, "pointerdown", 3, 4);
      pointAt(button, "pointerup", 3, 4);
      pointAt(button, "click", 3, 4);
    }
    const ids = buttons.map((button) => (button ? page.idOf(button) : null));
    const expected = ids.flatMap((id) => [
      { type: 1, id, x: 3, y: 4 },
      { type: 0, id, x: 3, y: 4 },
      { type: 2, id, x: 3, y: 4, pointerType: 0 },
    ]);
    expect(ids).not.toContain(null);
    expect(page.told("mouseInteraction").map(({ source: _, ...fields }) => fields)).toEqual(expected);
  });

  test("of a real mouse: down, focus, up, click, twice, double click, context menu", async () => {
    const page = observed("<button id=b>press</button><input id=i>");
    await userEvent.click(one("#b"), { button: "right" });
    await userEvent.dblClick(one("#b"));
    await userEvent.click(one("#i"));
    const types = page.told("mouseInteraction").map(({ type }) => type);
    for (const type of [0, 1, 2, 3, 4, 5, 6]) expect(types).toContain(type);
  });

  test("on what was just put into the page come behind the news that it is there", () => {
    const page = observed("<div id=d></div>");
    const late = one("#d").appendChild(document.createElement("b"));
    pointAt(late, "click", 1, 1);
    expect(page.told("mouseInteraction")).toMatchObject([{ type: 2, id: page.idOf(late) }]);
    expect(page.told("mutation")).toHaveLength(1);
  });
});

test("each finger has its own way, start and end", async () => {
  const page = observed("<p id=p>text");
  touchAt(one("#p"), "touchstart", { 0: [10, 10], 1: [50, 50] });
  touchAt(one("#p"), "touchmove", { 0: [11, 11], 1: [49, 49] });
  await wait(60);
  touchAt(one("#p"), "touchmove", { 0: [20, 20], 1: [40, 40] });
  touchAt(one("#p"), "touchend", { 0: [20, 20] });
  touchAt(one("#p"), "touchcancel", { 1: [40, 40] });
  page.capture.finish();
  const ways = positions(page, "touchMove").map(({ touch, positions: some }) => [
    touch,
    some.map(({ x, y }) => [x, y]),
  ]);
  expect(ways).toEqual([
    [
      0,
      [
        [11, 11],
        [20, 20],
      ],
    ],
    [
      1,
      [
        [49, 49],
        [40, 40],
      ],
    ],
  ]);
  expect(page.told("mouseInteraction").map(({ type, x, y }) => [type, x, y])).toEqual([
    [7, 10, 10],
    [7, 50, 50],
    [9, 20, 20],
    [10, 40, 40],
  ]);
});
