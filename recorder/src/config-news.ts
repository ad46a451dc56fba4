import type { Handover } from "../handover.ts";

/** Somebody who watches has replies come twice a second, and a cache may have the loader of before for half a minute. */
const leastMs = 3_000;

/**
 * Takes replies to chunks. One that knows a newer revision of the website's config has the loader fetched again, which hands
 * on what it brings (`Handover.renew`). Where it cannot be had or is not new, the page is recorded as before, and a later
 * reply asks again.
 */
export function createConfigNews(handover: Handover): (reply: object) => void {
  let notBeforeMs = 0;
  return (reply) => {
    const { config, renew, fetchScript } = handover;
    const revision: unknown = Reflect.get(reply, "configRevision");
    const isNews = typeof revision === "number" && revision > config.revision;
    if (!isNews || !renew || !fetchScript || performance.now() < notBeforeMs) return;
    notBeforeMs = performance.now() + leastMs;
    // The browser has the loader of before under its plain address.
    fetchScript(`/r/${config.siteKey}.js?${revision}`, () => undefined);
  };
}
