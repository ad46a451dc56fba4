import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { ReplayEvent } from "../../protocol/events.ts";
import { Mirror } from "../../protocol/mirror/mirror.ts";
import { html } from "../testing/mirror/build-page.ts";
import { change, createStorm } from "../testing/mirror/storm.ts";
import { shownWithoutIds, tellAfresh, tellOwn } from "../testing/mirror/tell-own.ts";

afterEach(() => {
  document.body.innerHTML = "";
});

const page = `<div id=storm><p>one<b>two</b></p><form><input name=parentNode><input name=firstChild><input name=tagName></form>
  <ul>${"<li>x<i>y</i></li>".repeat(4)}</ul><input value=v><style>p{}</style><div id=d><span>deep</span></div></div>`;

/** In a player that saw all of it, and in one that begins at the mirror's snapshot. */
async function expectShown(events: readonly ReplayEvent[], afresh: readonly ReplayEvent[]): Promise<void> {
  document.body.innerHTML = "";
  const wanted = await shownWithoutIds(afresh);
  expect(await shownWithoutIds(events)).toEqual(wanted);
  const mirror = new Mirror();
  for (const event of events) mirror.apply(event);
  const keyframe: ReplayEvent[] = JSON.parse(JSON.stringify(mirror.snapshot(1_000_000)));
  expect(await shownWithoutIds(keyframe)).toEqual(wanted);
}

test("any storm of changes, in any batches, leaves the player with the page as it is", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { maxLength: 12 }), { minLength: 1, maxLength: 6 }),
      async (batches) => {
        html(page);
        const own = tellOwn();
        own.tellings.beginSnapshot();
        own.finish();
        const storm = createStorm();
        for (const batch of batches) {
          batch.forEach(storm.apply);
          // Observers forget nodes that are out of the page with the next task.
          await Promise.resolve();
          own.finish();
        }
        own.tellings.stop();
        await expectShown(own.events, tellAfresh());
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);

test("a page that changes between the slices it is told in is true when all is told", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ after: fc.nat(4), changes: fc.array(change, { maxLength: 4 }) }), {
        maxLength: 30,
      }),
      async (turns) => {
        html(page);
        const own = tellOwn();
        own.tellings.beginSnapshot();
        const storm = createStorm();
        for (const { after, changes } of turns) {
          own.tellings.makeChangesDue();
          own.tellings.advance((told) => told > after);
          changes.forEach(storm.apply);
          await Promise.resolve();
        }
        own.finish();
        own.tellings.stop();
        await expectShown(own.events, tellAfresh());
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);

test("a style's text that goes away between two slices takes its rules with it", async () => {
  html("<style>p{}</style>");
  const own = tellOwn();
  own.tellings.beginSnapshot();
  const style = document.body.querySelector("style");
  while (own.tellings.advance((told) => told > 0)) {
    const last = own.events.at(-1)?.data;
    if (JSON.stringify(last).includes("p { }")) style?.firstChild?.remove();
  }
  own.finish();
  own.tellings.stop();
  expect(style?.childNodes.length).toBe(0);
  await expectShown(own.events, tellAfresh());
});
