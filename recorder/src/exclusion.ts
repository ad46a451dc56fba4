import type { Listeners } from "./listen.ts";
import type { Privacy } from "./privacy/privacy.ts";
import { createTimer } from "./timers.ts";

/** Whether the page shown is one of which nothing may leave. */
export interface Exclusion {
  /** Asked for every event: what an app draws after its route has changed is of the page it went to. */
  isOn(): boolean;
}

/** @param onRoute the address has changed within the document */
export function createExclusion(
  privacy: Pick<Privacy, "isExcluded">,
  listeners: Listeners,
  onRoute: () => void,
): Exclusion {
  let url = "";
  let isExcluded = false;
  // An app draws its page after it has pushed its route; the next task may begin with it.
  const settled = createTimer(onRoute);
  const onChange = (): void => settled.arm(0);
  const navigation: unknown = Reflect.get(window, "navigation");
  if (navigation instanceof EventTarget) listeners.on(navigation, "currententrychange", onChange);
  listeners.on(window, "popstate", onChange);
  listeners.on(window, "hashchange", onChange);
  return {
    isOn() {
      if (location.href !== url) {
        url = location.href;
        isExcluded = privacy.isExcluded(url);
      }
      return isExcluded;
    },
  };
}
