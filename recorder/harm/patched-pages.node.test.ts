import { afterAll, beforeAll, describe, test } from "vitest";
import { eventsOf, type FakeIngest, payloadsOf } from "../testing/fake-ingest.ts";
import { openPatchedSite, type PageWords, visitPatched } from "../testing/harm/patched-page.ts";
import { survivedPatches, tolerablePatches } from "../testing/harm/patches.ts";
import { type Stage, setStage, until } from "../testing/visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

const noRecorder = async (): Promise<void> => undefined;
const sometime = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_000));

/** The recorder runs, since it asks for what sends; no word of it can be waited for in a page that may have broken it. */
const recorderArrived = (site: FakeIngest): Promise<void> =>
  until("the recorder's next file", () => site.requests.some((request) => request.includes("/r/delivery-")));

async function visitBoth(
  site: FakeIngest,
  recorderIsThere: () => Promise<void>,
): Promise<{ bare: PageWords; recorded: PageWords }> {
  const [bare, recorded] = await Promise.all([
    visitPatched(stage, `${site.site}/bare`, noRecorder),
    visitPatched(stage, site.site, recorderIsThere),
  ]);
  return { bare, recorded };
}

describe.concurrent("a page that has changed the browser's functions works as before, and is recorded", () => {
  test.for(Object.entries(survivedPatches))("%s", { timeout: 90_000 }, async ([, patch], { expect }) => {
    const site = await openPatchedSite(stage, patch);
    const { bare, recorded } = await visitBoth(site, () => recorderArrived(site));
    expect(bare.told).toContain("true");
    expect(recorded).toEqual(bare);
    await until("the clicks", () => payloadsOf(eventsOf(site.chunks), "ph.click").length >= 2);
    const text = JSON.stringify(eventsOf(site.chunks));
    expect(text).toContain('"tagName":"ul"');
    expect(text).toContain("Lamp");
  });
});

describe.concurrent("a page without what the recorder needs does not notice it", () => {
  test.for(Object.entries(tolerablePatches))("%s", { timeout: 90_000 }, async ([, patch], { expect }) => {
    const site = await openPatchedSite(stage, patch);
    const { bare, recorded } = await visitBoth(site, sometime);
    expect(bare.told).toContain("true");
    expect(recorded).toEqual(bare);
  });
});
