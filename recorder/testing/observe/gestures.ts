/** Events as the browser makes them, at a place in the window. */
export function pointAt(target: EventTarget, type: string, x: number, y: number): void {
  const isPointer = type.startsWith("pointer") || type === "click";
  const Kind = isPointer ? PointerEvent : type.startsWith("drag") ? DragEvent : MouseEvent;
  const place = { clientX: x, clientY: y, screenX: x, screenY: y };
  const pointer = isPointer ? { pointerType: "mouse" } : {};
  target.dispatchEvent(new Kind(type, { bubbles: true, composed: true, ...place, ...pointer }));
}

/** @param places by finger */
export function touchAt(target: EventTarget, type: string, places: Record<number, [number, number]>): void {
  const touches = Object.entries(places).map(
    ([identifier, [clientX, clientY]]) =>
      new Touch({ identifier: Number(identifier), target, clientX, clientY }),
  );
  target.dispatchEvent(
    new TouchEvent(type, { bubbles: true, composed: true, changedTouches: touches, touches }),
  );
}
