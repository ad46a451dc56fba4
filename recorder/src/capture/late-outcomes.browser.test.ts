import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { type Captured, createCaptured, settled } from "../../testing/captured.ts";
import { found } from "../../testing/click-stage.ts";
import { watchClickOutcomes } from "./click-outcome.ts";
import { watchClicks } from "./clicks.ts";
import { createLateOutcomes } from "./late-outcomes.ts";
import { watchRequests } from "./requests.ts";

const ownUrl = `${location.origin}/v1/`;

let captured: Captured | null = null;
afterEach(() => {
  captured?.capturing.stop();
  document.body.innerHTML = "";
});

/** Clicks `#b` at once, and lets what watches its answers join in 150 ms later. */
async function clickEarly(html: string, onClick: () => void): Promise<Captured> {
  document.body.innerHTML = html;
  const one = createCaptured();
  captured = one;
  one.capturing.addRoot(document);
  const outcomes = createLateOutcomes(one.capturing, ownUrl);
  watchClicks(one.capturing, outcomes);
  found("#b").addEventListener("click", onClick);
  await userEvent.click(page.elementLocator(found("#b")), { force: true });
  expect(one.told("ph.click")).toHaveLength(1);
  await settled(150);
  outcomes.join(watchClickOutcomes(one.capturing));
  watchRequests(one.capturing, { which: "off", slowMs: 3_000, ownUrl });
  return one;
}

test("what answered a click before anybody watched is its answer, in the time that it took", async () => {
  const { told, capturing } = await clickEarly("<button id=b>Go</button>", () =>
    document.body.append("more"),
  );
  await settled(500);
  capturing.settle();
  const [outcome] = told("ph.click-outcome");
  expect(outcome).toMatchObject({ kinds: ["dom"], ended: "settled" });
  expect(outcome?.firstMs).toBeLessThan(100);
});

test("so is what a frame's button has changed in the page around it", async () => {
  document.body.innerHTML = "<iframe></iframe><p id=b></p>";
  captured = createCaptured();
  const { capturing, told } = captured;
  capturing.addRoot(document);
  const outcomes = createLateOutcomes(capturing, ownUrl);
  const inside = document.querySelector("iframe")?.contentDocument;
  const button = inside?.body.appendChild(inside.createElement("button"));
  if (!button) throw new Error("a frame without a document");
  outcomes.press(button);
  outcomes.click(button, { clickAt: Date.now(), nodeId: 1, claim: "control", isDisabled: false }, null);
  found("#b").append("Told by the frame");
  await settled(150);
  outcomes.join(watchClickOutcomes(capturing));
  await settled(500);
  capturing.settle();
  expect(told("ph.click-outcome")).toMatchObject([{ kinds: ["dom"] }]);
});

test("also a change within the control itself, of which nobody knows how it looked", async () => {
  const { told, capturing } = await clickEarly("<button id=b>0</button>", () => found("#b").append("1"));
  await settled(500);
  capturing.settle();
  expect(told("ph.click-outcome")).toMatchObject([{ kinds: ["dom"] }]);
});

test("a request that the click has sent before anybody listened is waited for", async () => {
  const { told, capturing } = await clickEarly("<button id=b>Go</button>", () => void fetch("/?early"));
  await settled(100);
  capturing.settle();
  expect(told("ph.click-outcome")[0]?.kinds).toContain("request");
});

test("what the recorder itself sends is none", async () => {
  const { told, capturing } = await clickEarly(
    "<button id=b>Dead</button>",
    () => void fetch(`${ownUrl}chunks`).catch(() => undefined),
  );
  await settled(600);
  capturing.settle();
  expect(told("ph.click-outcome")).toMatchObject([{ kinds: [] }]);
});

test("a popover that the browser has opened is an answer, too", async () => {
  const { told, capturing } = await clickEarly(
    "<button id=b popovertarget=d>Go</button><div id=d popover>Hi</div>",
    () => undefined,
  );
  await settled(100);
  capturing.settle();
  expect(told("ph.click-outcome")[0]?.kinds).toContain("toggle");
});

test("a request of the click is an answer by the time it was made, one of before the click is not", async () => {
  const ask = (): void => void fetch(`/?${Math.random()}`).catch(() => undefined);
  ask();
  await settled(50);
  const dead = await clickEarly("<button id=b>Dead</button>", () => undefined);
  // Sooner, leaving would be the answer.
  await settled(600);
  dead.capturing.settle();
  expect(dead.told("ph.click-outcome")).toMatchObject([{ kinds: [] }]);
  dead.capturing.stop();
  const { told, capturing } = await clickEarly("<button id=b>Go</button>", ask);
  await settled(600);
  capturing.settle();
  expect(told("ph.click-outcome")).toMatchObject([{ kinds: ["request"] }]);
  expect(told("ph.click-outcome")[0]?.firstMs).toBeLessThan(150);
});

// Again, because on a busy machine a clock may tick too unevenly to be known as one.
test("a click that nothing has answered is dead, clock or no clock", { retry: 2 }, async () => {
  const clock = setInterval(() => found("#clock").replaceChildren(String(performance.now())), 250);
  const { told } = await clickEarly("<button id=b>Dead</button><p id=clock>0</p>", () => undefined);
  await settled(3_300);
  clearInterval(clock);
  expect(told("ph.click-outcome")).toMatchObject([{ kinds: [], ended: "waited" }]);
});

test("what waits is bounded where the part never comes", async () => {
  document.body.innerHTML = "<button id=b>Go</button>";
  const one = createCaptured();
  captured = one;
  const outcomes = createLateOutcomes(one.capturing, ownUrl);
  const clicks = 500;
  for (let press = 0; press < clicks; press++) outcomes.press(found("#b"));
  const joined = watchClickOutcomes(one.capturing);
  let count = 0;
  outcomes.join({ ...joined, press: () => count++ });
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(clicks);
});
