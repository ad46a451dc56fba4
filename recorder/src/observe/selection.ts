import { incrementalSource } from "../../../protocol/events.ts";
import { isDocument } from "../dom/native.ts";
import { afterFrame } from "../timers.ts";
import { elementAt } from "./hit.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";
import { createSampler } from "./sampler.ts";

/** A visitor who drags over text changes the selection at every letter. */
const everyMs = 200;

/** What text is selected, by offsets; where text is masked they would tell its length, so there nothing is. */
export function observeSelection({ emit, ids, privacy }: ObserverOwner): Observer {
  const empty = new WeakSet<Document>();

  const end = (node: Node): number | null => {
    const element = elementAt(node);
    const stance = element && privacy.stanceOf(element);
    return stance?.isBlocked || stance?.isMasked ? null : ids.idOf(node);
  };

  const tell = (document: Document): void => {
    const selection = document.getSelection();
    if (selection === null || (selection.isCollapsed && empty.has(document))) return;
    if (selection.isCollapsed) empty.add(document);
    else empty.delete(document);
    const ranges = [];
    for (let at = 0; at < selection.rangeCount; at++) {
      const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(at);
      const start = end(startContainer);
      const last = end(endContainer);
      if (start !== null && last !== null) ranges.push({ start, startOffset, end: last, endOffset });
    }
    emit(change(incrementalSource.selection, { ranges }));
  };
  // To ask for the selection is to ask where things stand.
  const sampler = createSampler(everyMs, tell, afterFrame);

  return {
    watch(root, listeners) {
      if (!isDocument(root)) return;
      // A document begins without a selection worth telling.
      if (root.getSelection()?.isCollapsed !== false) empty.add(root);
      listeners.on(root, "selectionchange", () => {
        // The caret in a field is none of the document's, and comes at each key.
        const isInField = /^(?:INPUT|TEXTAREA)$/.test(root.activeElement?.tagName ?? "");
        if (!isInField || !empty.has(root)) sampler.add(root);
      });
    },
    drain: sampler.drain,
    stop: sampler.stop,
  };
}
