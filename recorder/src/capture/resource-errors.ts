import type { Capturing } from "./capturing.ts";
import { observePerformance } from "./observe-performance.ts";

/** Resources that stand in the page or are named by its style sheets; requests of scripts are told as requests. */
const ofPage = new Set([
  "img",
  "link",
  "script",
  "css",
  "audio",
  "video",
  "source",
  "iframe",
  "image",
  "input",
]);

/** The browser tells of the timing first, which does not know the element. */
const elementFirstMs = 500;

/** Images, scripts, style sheets and other resources that did not load, also those before the recorder came. */
export function watchResourceErrors({
  tell,
  listeners,
  privacy,
  selectorOf,
  idOf,
  timer,
  onStop,
}: Capturing): void {
  const toldUrls = new Set<string>();
  const add = (url: string, status: number | null, element: Element | null): void => {
    // A browser tells of one failure twice: at the element, and among its timings.
    if (!url || toldUrls.has(url)) return;
    toldUrls.add(url);
    tell("ph.resource-error", () => ({
      tagName: element ? element.localName : "",
      url: privacy.url(url),
      nodeId: element ? idOf(element) : -1,
      selector: element ? selectorOf(element) : "",
      status,
    }));
  };
  const statuses = new Map<string, number>();
  const late = timer(() => {
    for (const [url, status] of statuses) add(url, status, null);
    statuses.clear();
  });
  listeners.on(window, "error", ({ target }) => {
    if (!(target instanceof Element)) return;
    const url = urlOf(target);
    add(url, statuses.get(url) ?? null, target);
  });
  for (const image of document.images) {
    if (image.complete && image.naturalWidth === 0 && image.currentSrc) add(image.currentSrc, null, image);
  }
  const stop = observePerformance("resource", (entry) => {
    if (!(entry instanceof PerformanceResourceTiming) || !ofPage.has(entry.initiatorType)) return;
    if (entry.responseStatus < 400) return;
    statuses.set(entry.name, entry.responseStatus);
    if (!late.isArmed()) late.arm(elementFirstMs);
  });
  onStop(stop);
}

function urlOf(element: Element): string {
  const url: unknown =
    Reflect.get(element, "currentSrc") || Reflect.get(element, "src") || Reflect.get(element, "href");
  return typeof url === "string" ? url : "";
}
