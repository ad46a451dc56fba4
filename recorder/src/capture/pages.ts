import { customEvent, type ReplayEvent } from "../../../protocol/events.ts";
import { navigationTypes, type PagePayload, routeActions } from "../../../protocol/page-events.ts";
import type { Privacy } from "../privacy/privacy.ts";
import type { Capturing } from "./capturing.ts";

const firstError = 400;

/**
 * Reads where the page is; what it returns reads the rest, when the page is there to be seen: while it is parsed it has no
 * title yet, and a phone's browser lays out all there is of it to say how wide it is.
 */
function readPage(via: PagePayload["via"], privacy: Privacy): () => PagePayload {
  const { referrer } = document;
  const begun = { url: privacy.url(location.href), referrer: referrer && privacy.url(referrer), via };
  return () => ({
    ...begun,
    title: privacy.words(document.title),
    viewport: { width: innerWidth, height: innerHeight },
  });
}

/** The event of the document itself, as of now; see `readPage`. */
export function pageEvent(via: Exclude<PagePayload["via"], "route">, privacy: Privacy): () => ReplayEvent {
  const beganAtMs = Date.now();
  const read = readPage(via, privacy);
  const [entry] = performance.getEntriesByType("navigation");
  const navigation = navigationTypes.find((type) => entry && Reflect.get(entry, "type") === type);
  const status = Number(entry && Reflect.get(entry, "responseStatus"));
  const found = { ...(navigation && { navigation }), ...(status >= firstError && { status }) };
  return () => customEvent("ph.page", { ...read(), ...(via === "load" && found) }, beganAtMs);
}

/**
 * Tells of each route of a single-page app. Where the browser has the Navigation API nothing is hooked.
 * @param navigation the browser's, null where it has none
 */
export function watchRoutes(
  { tell, privacy, signs, listeners, hook, timer }: Capturing,
  navigation: unknown = Reflect.get(window, "navigation"),
): void {
  let url = location.href;
  let action: (typeof routeActions)[number] | undefined;
  // An app sets the title after it has pushed its route: the next task knows the new one.
  const settled = timer(() => {
    tell("ph.page", () => ({ ...readPage("route", privacy)(), ...(action && { action }) }));
  });
  const onRoute = (by?: unknown): void => {
    if (location.href === url) return;
    const before = url;
    url = location.href;
    action = routeActions.find((one) => one === by);
    signs.give("navigation", document, before);
    settled.arm(0);
  };
  if (navigation instanceof EventTarget) {
    listeners.on(navigation, "currententrychange", (event) => onRoute(Reflect.get(event, "navigationType")));
    return;
  }
  listeners.on(window, "popstate", () => onRoute("traverse"));
  listeners.on(window, "hashchange", () => onRoute());
  for (const name of ["push", "replace"]) {
    hook(History.prototype, `${name}State`, () => () => onRoute(name));
  }
}
