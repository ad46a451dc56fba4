import type { Handover } from "../handover.ts";

/**
 * After the first try, and twice as long after each that follows: somebody who watches has replies come twice a second, the
 * edge may have the loader of before for half a minute, and a proxy in between for good.
 */
const firstWaitMs = 3_000;

/**
 * Takes replies to chunks. One that knows a newer revision of the website's config has the loader fetched again, which hands
 * on what it brings (`Handover.renew`). Where it cannot be had or is not new, the page is recorded as before, and a later
 * reply asks again.
 */
export function createConfigNews(handover: Handover): (reply: object) => void {
  let notBeforeMs = 0;
  let waitMs = firstWaitMs;
  return (reply) => {
    const { config, renew } = handover;
    const isNews = Number(Reflect.get(reply, "configRevision")) > config.revision;
    if (!isNews || !renew || performance.now() < notBeforeMs) return;
    notBeforeMs = performance.now() + waitMs;
    waitMs *= 2;
    // Under an address of its own, since the browser keeps what it has had for half a minute, too.
    handover.fetchScript?.(`/r/${config.siteKey}.js?${Date.now()}`, () => undefined);
  };
}
