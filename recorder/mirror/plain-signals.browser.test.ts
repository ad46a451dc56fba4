import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { ReplayEvent } from "../../protocol/events.ts";
import { codecNumber } from "../../protocol/frame-header.ts";
import { makeTabId } from "../../protocol/ids.ts";
import { isJsonObject } from "../../protocol/json-object.ts";
import { Mirror } from "../../protocol/mirror/mirror.ts";
import type { NodeName } from "../../protocol/mirror/name-node.ts";
import { countSignals } from "../../protocol/signals/signal-count.ts";
import { html, one } from "../testing/mirror/build-page.ts";
import { settle, startRrweb } from "../testing/mirror/record-page.ts";

afterEach(() => html(""));

const shop = `<main><p id="clock">0</p>
  <div class="bar"><button class="save">Sa<i>ve order</i></button><button class="more">More</button></div>
  <ul id="list"></ul><a href="#" id="top">Top</a><a href="/else" id="else">Elsewhere</a>
  <button id="copy">Copy link</button><p id="words">Nothing but words</p></main>`;

/** What rrweb's own recorder tells of these clicks, as a seal judges it: with the page as it was at each of them. */
async function signalsOf(selectors: readonly string[]): Promise<string[]> {
  html(shop);
  one(".more").addEventListener("click", () => one("#list").append(document.createElement("li")));
  // For the link, the test's own page must stay.
  one("#else").addEventListener("click", (event) => event.preventDefault());
  one("#top").addEventListener("click", (event) => event.preventDefault());
  let seconds = 0;
  const clock = setInterval(() => {
    one("#clock").textContent = String(++seconds);
  }, 200);
  const events: ReplayEvent[] = [];
  const recorder = startRrweb((event) => events.push(JSON.parse(JSON.stringify(event))));
  await settle(700);
  for (const selector of selectors)
    await userEvent.click(page.elementLocator(one(selector)), { force: true });
  await settle(2_900);
  recorder.stop();
  clearInterval(clock);
  const mirror = new Mirror();
  const names = new Map<ReplayEvent, NodeName | null>();
  for (const event of events) {
    if (isJsonObject(event.data)) names.set(event, mirror.name(event.data.id));
    mirror.apply(event);
  }
  const tab = {
    tabId: makeTabId("p".repeat(12)),
    codec: codecNumber.json,
    nameOf: (event: ReplayEvent) => names.get(event) ?? null,
  };
  return (countSignals(undefined, events, tab)?.unsealed ?? []).map(
    ({ kind, element }) => `${kind} ${element?.selector}: ${element?.text}`,
  );
}

test("a dead button of a plain recording is named, though a clock goes on beside it", async () => {
  expect(await signalsOf([".save i"])).toEqual([
    "deadClick body > main > div.bar > button.save:nth-of-type(1): Save order",
  ]);
});

test("a link to nowhere is dead", async () => {
  expect(await signalsOf(["#top"])).toEqual(["deadClick #top: Top"]);
});

test.each([
  [".more", "answers"],
  ["#else", "leads elsewhere"],
  ["#copy", "may have filled the clipboard"],
])("what %s is a click at, which %s, is not dead", async (selector) => {
  expect(await signalsOf([selector])).toEqual([]);
});

test("a click on plain content is of its own weaker kind", async () => {
  expect(await signalsOf(["#words"])).toEqual(["plainClick #words: Nothing but words"]);
});

test("three clicks at what does not answer are rage as well", async () => {
  const found = await signalsOf([".save", ".save", ".save"]);
  expect(found.filter((one) => one.startsWith("rageClick"))).toHaveLength(1);
});
