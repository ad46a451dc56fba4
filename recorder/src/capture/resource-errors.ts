import type { Capturing } from "./capturing.ts";
import { observePerformance } from "./observe-performance.ts";
import { isElement } from "./realm.ts";

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
/** A page that has another picture ready shows it by then. */
const replacedMs = 1_500;

/** Images, scripts, style sheets and other resources that did not load, also those before the recorder came. */
export function watchResourceErrors({
  tell,
  listeners,
  privacy,
  selectorOf,
  idOf,
  timer,
  onRoot,
  onSettle,
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
  /** Pictures that failed, until it shows whether others take their places. */
  const failed = new Map<Element, FailedPicture>();
  const lookAtFailed = (): void => {
    for (const [element, { url, status }] of failed) {
      if (isMissed(element)) add(url, status, element);
    }
    failed.clear();
  };
  const replaced = timer(lookAtFailed);
  onSettle(lookAtFailed);
  const fail = (element: Element): void => {
    const url = urlOf(element);
    const status = statuses.get(url) ?? null;
    statuses.delete(url);
    if (element.matches("img")) {
      failed.set(element, { url, status });
      if (!replaced.isArmed()) replaced.arm(replacedMs);
    } else add(url, status, element);
  };
  onRoot((root) => {
    listeners.on(root, "error", ({ target }) => {
      if (isElement(target)) fail(target);
    });
  });
  for (const element of document.querySelectorAll("img,video,audio")) if (hasFailed(element)) fail(element);
  const stop = observePerformance("resource", (entry) => {
    if (!(entry instanceof PerformanceResourceTiming) || !ofPage.has(entry.initiatorType)) return;
    if (entry.responseStatus < 400) return;
    const held = [...failed.values()].find(({ url }) => url === entry.name);
    if (held) {
      held.status = entry.responseStatus;
      return;
    }
    // A picture that stands nowhere any more has been replaced, or was never to be seen.
    if (entry.initiatorType === "img" && !isNamed(entry.name)) return;
    statuses.set(entry.name, entry.responseStatus);
    if (!late.isArmed()) late.arm(elementFirstMs);
  });
  onStop(stop);
}

interface FailedPicture {
  url: string;
  status: number | null;
}

const isShown = (image: Element): boolean => Number(Reflect.get(image, "naturalWidth")) > 0;

/** Neither gone, nor hidden, nor another by now. */
const isMissed = (image: Element): boolean =>
  image.isConnected && !isShown(image) && image.getClientRects().length > 0;

/** Whether it had failed before anybody listened. */
function hasFailed(element: Element): boolean {
  if (element instanceof HTMLMediaElement)
    return element.networkState === HTMLMediaElement.NETWORK_NO_SOURCE || element.error !== null;
  return Reflect.get(element, "complete") === true && !isShown(element) && urlOf(element) !== "";
}

const isNamed = (url: string): boolean => [...document.images].some((image) => urlOf(image) === url);

function urlOf(element: Element): string {
  const url: unknown =
    Reflect.get(element, "currentSrc") || Reflect.get(element, "src") || Reflect.get(element, "href");
  return typeof url === "string" ? url : "";
}
