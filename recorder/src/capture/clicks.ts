import type { ClickPayload } from "../../../protocol/click-events.ts";
import type { Capturing } from "./capturing.ts";
import { claimOf, clickTarget, isDisabled } from "./click-claim.ts";
import type { ClickOutcomes } from "./click-outcome.ts";
import { hitOf, isMouse } from "./realm.ts";

/** A click's press and release lie no farther apart, CSS pixels. */
const maxDragPx = 20;

/** Tells of each click or tap of the visitor's, and then what came of it. What a script clicks is not the visitor's. */
export function watchClicks(capturing: Capturing, outcomes: ClickOutcomes): void {
  const { tell, selectorOf, labelOf, idOf, listeners } = capturing;
  /** Null: not pressed, or what was pressed has been told. */
  let pressed: Element | null = null;
  let pointer: ClickPayload["pointer"] = "mouse";
  let pressedAt = { clientX: 0, clientY: 0 };

  const add = (hit: Element, event: MouseEvent, isKey: boolean): void => {
    const target = clickTarget(hit);
    const claim = claimOf(hit, target);
    const draggedPx = Math.hypot(event.clientX - pressedAt.clientX, event.clientY - pressedAt.clientY);
    // Whoever drags over plain content selects, or tries to.
    if (claim === "none" && !isKey && draggedPx > maxDragPx) {
      outcomes.cancel();
      return;
    }
    const isOff = isDisabled(target);
    const nodeId = idOf(hit);
    const clickAt = Date.now();
    const { x, y } = placeOf(event, isKey ? target : null);
    const ownTextOnly = claim === "none" || claim === "opaque";
    tell(
      "ph.click",
      () => ({
        x: Math.round(x),
        y: Math.round(y),
        selector: selectorOf(target),
        text: labelOf(target, ownTextOnly),
        nodeId,
        pointer: isKey ? "key" : (pointer ?? "mouse"),
        claim,
        ...(isOff && { isDisabled: true }),
      }),
      clickAt,
    );
    outcomes.click(target, { clickAt, nodeId, claim, isDisabled: isOff }, event);
  };

  capturing.onDocument((root) => {
    listeners.on(root, "pointerdown", (event) => {
      const hit = hitOf(event);
      const isFirst = Reflect.get(event, "isPrimary") === true && Reflect.get(event, "button") === 0;
      if (!event.isTrusted || !hit || !isFirst) return;
      pressed = hit;
      if (isMouse(event)) pressedAt = event;
      const type: unknown = Reflect.get(event, "pointerType");
      pointer = type === "touch" || type === "pen" ? type : "mouse";
      outcomes.press(clickTarget(hit));
    });
    listeners.on(root, "click", (event) => {
      const hit = hitOf(event);
      if (!event.isTrusted || !isMouse(event) || !hit) return;
      const isKey = event.detail === 0;
      // A label clicks its field in turn: one click of the visitor's, told at what was hit.
      if (!isKey && !pressed) return;
      pressed = null;
      add(hit, event, isKey);
    });
    listeners.on(root, "pointerup", (event) => {
      if (!event.isTrusted || !isMouse(event) || !pressed) return;
      outcomes.samePress();
      // The browser makes no click of a press on a disabled control, though the visitor has clicked.
      const hit = hitOf(event);
      if (hit !== pressed || !clickTarget(hit).matches(":disabled")) return;
      pressed = null;
      add(hit, event, false);
    });
    listeners.on(root, "pointercancel", () => {
      pressed = null;
      outcomes.cancel();
    });
    for (const type of ["mousedown", "mouseup", "touchstart", "touchend"]) {
      listeners.on(root, type, () => outcomes.samePress());
    }
    for (const type of ["pointerout", "pointerover", "wheel", "touchmove"]) {
      listeners.on(root, type, () => outcomes.otherHand(false));
    }
    listeners.on(root, "keydown", () => outcomes.otherHand(true));
  });
}

/** In the window's viewport: a frame tells of places within itself. A key clicks the middle. */
function placeOf(event: MouseEvent, target: Element | null): { x: number; y: number } {
  const place = { x: event.clientX, y: event.clientY };
  if (target) {
    const box = target.getBoundingClientRect();
    place.x = box.left + box.width / 2;
    place.y = box.top + box.height / 2;
  }
  let frame = event.view?.frameElement ?? null;
  while (frame) {
    const box = frame.getBoundingClientRect();
    place.x += box.left;
    place.y += box.top;
    frame = frame.ownerDocument.defaultView?.frameElement ?? null;
  }
  return place;
}
