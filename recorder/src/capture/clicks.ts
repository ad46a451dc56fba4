import { record } from "@rrweb/record";
import { customEvent, type ReplayEvent } from "../../../protocol/events.ts";
import type { Listeners } from "../listen.ts";
import { clickTarget, clickText } from "./click-text.ts";
import { selectorOf } from "./selector.ts";

export function watchClicks(emit: (event: ReplayEvent) => void, listeners: Listeners): void {
  listeners.on(document, "click", (event) => {
    // The path's start, because a shadow root hides what was hit behind its host.
    const hit = event.composedPath()[0];
    if (!(event instanceof MouseEvent) || !(hit instanceof Element)) return;
    const target = clickTarget(hit);
    const payload = {
      x: Math.round(event.clientX),
      y: Math.round(event.clientY),
      selector: selectorOf(target),
      text: clickText(target),
      nodeId: record.mirror.getId(hit),
    };
    emit(customEvent("ph.click", payload, Date.now()));
  });
}
