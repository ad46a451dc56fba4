import { quietly } from "../../guard.ts";
import type { PageCapture } from "../page-capture.ts";
import { fetchPart } from "../parts.ts";
import { watchActivity } from "./activity.ts";
import type { CaptureHandover } from "./capture-settings.ts";
import type { Capturing } from "./capturing.ts";

/**
 * Fetches what of capture can wait when the visitor first touches the page, and has it join in; at once on the later
 * pages of a visit, which have it in the browser's cache.
 */
export function joinParts(
  handover: CaptureHandover,
  capturing: Capturing,
  page: PageCapture,
  isEngaged: boolean,
): void {
  let isAsked = false;
  let isOver = false;
  capturing.onStop(() => {
    isOver = true;
  });
  const join = async (): Promise<void> => {
    const extras = await fetchPart(handover, "extras");
    if (!isOver) extras?.(capturing, handover.config, page.observe);
    if (isOver || !handover.config.recordCanvas) return;
    const canvas = await fetchPart(handover, "canvas");
    if (canvas && !isOver) page.observe(canvas);
  };
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    quietly(join());
  };
  watchActivity(ask, capturing.listeners);
  // A visitor can be quicker than the recorder's file.
  if (isEngaged || navigator.userActivation?.hasBeenActive) ask();
}
