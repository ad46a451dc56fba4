import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { html } from "../testing/mirror/build-page.ts";
import { change, createStorm } from "../testing/mirror/storm.ts";
import { shownWithoutIds, tellAfresh, tellOwn } from "../testing/mirror/tell-own.ts";

afterEach(() => {
  document.body.innerHTML = "";
});

const page = `<div id=storm><p>one<b>two</b></p><form><input name=parentNode><input name=firstChild><input name=tagName></form>
  <ul>${"<li>x<i>y</i></li>".repeat(4)}</ul><input value=v><style>p{}</style><div id=d><span>deep</span></div></div>`;

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
        const afresh = tellAfresh();
        document.body.innerHTML = "";
        expect(await shownWithoutIds(own.events)).toEqual(await shownWithoutIds(afresh));
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
        const afresh = tellAfresh();
        document.body.innerHTML = "";
        expect(await shownWithoutIds(own.events)).toEqual(await shownWithoutIds(afresh));
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);
