import { incrementalSource } from "../../../protocol/events.ts";
import { isDocument } from "../dom/native.ts";
import { hitOf, isBlocked, nearestId, shownId } from "./hit.ts";
import { isPoint, isTouch } from "./moves.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";

/** rrweb's `MouseInteractions` (source: @rrweb/types) by the browser's event. */
const interactions: Readonly<Record<string, number>> = {
  pointerup: 0,
  pointerdown: 1,
  click: 2,
  contextmenu: 3,
  dblclick: 4,
  focus: 5,
  blur: 6,
  touchstart: 7,
  touchend: 9,
  touchcancel: 10,
};

/** rrweb's `PointerTypes`. */
const pointerTypes: Readonly<Record<string, number>> = { mouse: 0, pen: 1, touch: 2 };

/** Presses, clicks and the focus. */
export function observeInteractions(owner: ObserverOwner): Observer {
  const { emit, ids, privacy, flush } = owner;

  const tell = (event: Event, node: Node, fields: Record<string, number>): void => {
    const id = shownId(owner, node) ?? nearestId(ids, node);
    if (id !== null)
      emit(change(incrementalSource.mouseInteraction, { type: interactions[event.type], id, ...fields }));
  };

  const onEvent = (event: Event): void => {
    const node = hitOf(event);
    if (node === null || isBlocked(privacy, node)) return;
    // A press is seen on the page as it was when the visitor pressed.
    if (event.type === "pointerdown" || event.type === "touchstart") flush();
    if (isTouch(event)) {
      for (const { clientX, clientY } of event.changedTouches)
        tell(event, node, { x: Math.round(clientX), y: Math.round(clientY) });
    } else if (isPoint(event)) {
      const kind: unknown = Reflect.get(event, "pointerType");
      const isPress = event.type.startsWith("pointer");
      // A finger is told by its touch events, which go on while it scrolls the page.
      if (isPress && kind === "touch") return;
      const pointerType = pointerTypes[String(kind)];
      const isTold = pointerType !== undefined && !(isPress && kind === "mouse");
      tell(event, node, {
        x: Math.round(event.clientX),
        y: Math.round(event.clientY),
        ...(isTold ? { pointerType } : {}),
      });
    } else tell(event, node, {});
  };

  return {
    watch(root, listeners) {
      if (!isDocument(root)) return;
      for (const type of Object.keys(interactions)) listeners.on(root, type, onEvent);
    },
  };
}
