import { guarded, quietly } from "../../guard.ts";
import type { LatePart } from "../late-part.ts";
import type { PageCapture } from "../page-capture.ts";
import { type Extras, fetchPart } from "../parts.ts";
import type { CaptureHandover, Late } from "./capture-settings.ts";

export interface CaptureParts {
  handover: CaptureHandover;
  extras: LatePart<Extras>;
}

/** What it returns has what of capture can wait join in, once it has been fetched. */
export function joinParts(
  { handover, extras }: CaptureParts,
  started: Pick<Late, "capturing" | "outcomes" | "readErrors">,
  page: PageCapture,
): () => void {
  let isAsked = false;
  let isOver = false;
  started.capturing.onStop(() => {
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
      if (!isOver) startExtras({ ...started, settings: handover.config, observe: page.observe });
    });
    if (handover.config.recordCanvas) quietly(joinCanvas());
  });
}
