import { guarded, quietly } from "../../guard.ts";
import type { LateExtras } from "../late-extras.ts";
import type { PageCapture } from "../page-capture.ts";
import { fetchPart } from "../parts.ts";
import type { CaptureHandover } from "./capture-settings.ts";
import type { Capturing } from "./capturing.ts";

export interface CaptureParts {
  handover: CaptureHandover;
  extras: LateExtras;
}

/** What it returns has what of capture can wait join in, once it has been fetched. */
export function joinParts(
  { handover, extras }: CaptureParts,
  capturing: Capturing,
  page: PageCapture,
): () => void {
  let isAsked = false;
  let isOver = false;
  capturing.onStop(() => {
    isOver = true;
  });
  const joinCanvas = async (): Promise<void> => {
    const canvas = await fetchPart(handover, "canvas");
    if (canvas && !isOver) page.observe(canvas);
  };
  return guarded(() => {
    if (isAsked) return;
    isAsked = true;
    extras.fetch();
    extras.use(({ startExtras }) => {
      if (!isOver) startExtras(capturing, handover.config, page.observe);
    });
    if (handover.config.recordCanvas) quietly(joinCanvas());
  });
}
