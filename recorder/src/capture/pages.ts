import { customEvent, type PagePayload, type ReplayEvent } from "../../../protocol/events.ts";
import { guarded } from "../../guard.ts";
import type { Listeners } from "../listen.ts";
import { createTimer } from "../timers.ts";

export function pageEvent(via: PagePayload["via"]): ReplayEvent {
  const payload: PagePayload = {
    url: location.href,
    title: document.title,
    referrer: document.referrer,
    via,
    viewport: { width: innerWidth, height: innerHeight },
  };
  return customEvent("ph.page", payload, Date.now());
}

/** Tells of each route of a single-page app; what it returns puts `history` back. */
export function watchRoutes(emit: (event: ReplayEvent) => void, listeners: Listeners): () => void {
  let url = location.href;
  // An app sets the title after it has pushed its route: the next task knows the new one.
  const settled = createTimer(() => emit(pageEvent("route")));
  const onRoute = guarded(() => {
    if (location.href === url) return;
    url = location.href;
    settled.arm(0);
  });
  listeners.on(window, "popstate", onRoute);
  listeners.on(window, "hashchange", onRoute);
  const restorePush = afterCall("pushState", onRoute);
  const restoreReplace = afterCall("replaceState", onRoute);
  return () => {
    settled.disarm();
    restorePush();
    restoreReplace();
  };
}

function afterCall(name: "pushState" | "replaceState", run: () => void): () => void {
  const original = History.prototype[name];
  let isOn = true;
  const patched: typeof original = function (this: History, ...args) {
    const result = original.apply(this, args);
    if (isOn) run();
    return result;
  };
  // Frameworks look at `length` and `name` to see whether a method is native enough for them.
  Object.defineProperties(patched, { length: { value: original.length }, name: { value: name } });
  History.prototype[name] = patched;
  return () => {
    isOn = false;
    // Whoever patched after us calls ours: then it stays, and does nothing.
    if (History.prototype[name] === patched) History.prototype[name] = original;
  };
}
