import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { createCaptured, settled } from "../../testing/captured.ts";
import { type ClickStage, found, openClickStage } from "../../testing/click-stage.ts";
import { watchForms } from "./forms.ts";
import { watchOwnScroll } from "./own-scroll.ts";

const home = location.href;
let stage: Pick<ClickStage, "capturing"> | null = null;
afterEach(() => {
  stage?.capturing.stop();
  stage = null;
  document.body.innerHTML = "";
  history.replaceState(null, "", home);
});

function open(html: string): ClickStage {
  const opened = openClickStage(html);
  stage = opened;
  return opened;
}

test("what the page moves in every frame is no answer, though it is drawn before the press is over", async () => {
  const { click, outcomes } = open("<button id=b>Dead</button><i id=bar></i>");
  let isOn = true;
  const draw = (): void => {
    if (!isOn) return;
    found("#bar").setAttribute("style", `margin-left:${performance.now() % 90}px`);
    requestAnimationFrame(draw);
  };
  draw();
  await settled(1_500);
  await click("#b");
  const [outcome] = await outcomes();
  isOn = false;
  expect(outcome?.kinds).toEqual([]);
});

test("what comes long after a quiet click is no answer to it: its watch is over by itself", async () => {
  const { outcomes } = open("<h1 id=b>Heading</h1><p id=later></p>");
  // As a hand presses, and lets go in a later task.
  await userEvent.click(found("#b"), { delay: 80 });
  await settled(4_300);
  location.hash = "later";
  const [outcome] = await outcomes();
  expect(outcome).toMatchObject({ kinds: [], ended: "waited" });
});

test("a request that is to outlive its page tells a counter, and answers nobody", async () => {
  const { click, outcomes } = open("<button id=b>Dead</button>");
  found("#b").addEventListener("click", () => void fetch("/?count", { method: "POST", keepalive: true }));
  await click("#b");
  const [outcome] = await outcomes();
  expect(outcome?.kinds).toEqual(["beacon"]);
});

test("an address with a part that is not there is no answer, one with a part that is there is", async () => {
  const { click, outcomes } = open(
    "<a id=b href='#nowhere'>Imprint</a> <a id=c href='#there'>There</a><p id=there>",
  );
  await click("#b");
  await settled(3_200);
  await click("#c");
  const [nowhere, there] = await outcomes();
  expect(nowhere?.kinds).toEqual([]);
  expect(there?.kinds).toContain("navigation");
});

test("a page that scrolls itself far says so, one that its visitor scrolls does not", async () => {
  const captured = createCaptured();
  stage = captured;
  watchOwnScroll(captured.capturing);
  document.body.innerHTML = "<p style='height:9000px'>";
  scrollTo(0, 3_000);
  await settled(200);
  document.dispatchEvent(new WheelEvent("wheel"));
  scrollTo(0, 6_000);
  await settled(200);
  expect(captured.told("ph.own-scroll")).toEqual([{ y: 3_000 }]);
});

test("fields with a button beside them are left like a form, and not once it is pressed or what is typed is asked for", async () => {
  const captured = createCaptured();
  stage = captured;
  const { capturing, told } = captured;
  watchForms(capturing);
  capturing.addRoot(document);
  document.body.innerHTML = ["left", "sent", "live"]
    .map((id) => `<div id=${id}><input class=one><input class=two><button>Go</button></div>`)
    .join("");
  for (const id of ["left", "sent", "live"]) {
    for (const field of ["one", "two"]) {
      await userEvent.type(page.elementLocator(found(`#${id} .${field}`)), "Ada");
    }
    if (id === "sent") await userEvent.click(page.elementLocator(found("#sent button")));
    if (id === "live") capturing.signs.give("request");
  }
  capturing.settle(true);
  expect(told("ph.form")).toMatchObject([{ action: "abandoned", selector: "#left", touchedCount: 2 }]);
});
