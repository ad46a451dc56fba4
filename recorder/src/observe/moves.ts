import { incrementalSource } from "../../../protocol/events.ts";
import { isDocument } from "../dom/native.ts";
import { createTimer } from "../timers.ts";
import { hitOf, isBlocked, nearestId } from "./hit.ts";
import { change, type Observer, type ObserverOwner } from "./observer.ts";

/** rrweb's own rates: fine enough for a trail, and two events a second while the pointer moves. */
const sampleMs = 50;
const tellMs = 500;

interface Position {
  x: number;
  y: number;
  node: Node;
  atMs: number;
}

/** The way of one pointer: the mouse, what is dragged, or one of several fingers. */
interface Trail {
  source: number;
  /** Which finger, by the browser's number. */
  touch?: number;
  taken: Position[];
  /** Newer than those, and told only if it stays the last. */
  latest: Position | null;
}

/** Moves of mouse, dragged things and fingers. A resting pointer costs nothing. */
export function observeMoves({ emit, ids, privacy }: ObserverOwner): Observer {
  const trails = new Map<string, Trail>();

  const take = (key: string, made: Pick<Trail, "source" | "touch">, position: Position): void => {
    const trail = trails.get(key) ?? { ...made, taken: [], latest: null };
    trails.set(key, trail);
    const last = trail.taken.at(-1);
    if (last && position.atMs - last.atMs < sampleMs) trail.latest = position;
    else {
      trail.taken.push(position);
      trail.latest = null;
    }
    if (!timer.isArmed()) timer.arm(tellMs);
  };

  const drain = (): void => {
    timer.disarm();
    const nowMs = Date.now();
    const stanceOf = privacy.stanceReader();
    for (const { source, touch, taken, latest } of trails.values()) {
      const positions = (latest ? [...taken, latest] : taken).flatMap(({ x, y, node, atMs }) => {
        // What has gone out of a box meanwhile no event has shown.
        const id = isBlocked({ stanceOf }, node) ? null : nearestId(ids, node);
        return id === null ? [] : [{ x: Math.round(x), y: Math.round(y), id, timeOffset: atMs - nowMs }];
      });
      if (positions.length > 0)
        emit(change(source, touch === undefined ? { positions } : { positions, touch }));
    }
    trails.clear();
  };
  const timer = createTimer(drain);

  const onMouse = (event: Event): void => {
    const node = hitOf(event);
    if (node === null || !isPoint(event)) return;
    const isDrag = event.type === "drag";
    // The last `drag` of all has no place.
    if (isDrag && event.screenX === 0 && event.screenY === 0) return;
    const source = isDrag ? incrementalSource.drag : incrementalSource.mouseMove;
    take(event.type, { source }, { x: event.clientX, y: event.clientY, node, atMs: Date.now() });
  };

  const onTouch = (event: Event): void => {
    const node = hitOf(event);
    if (node === null || !isTouch(event)) return;
    for (const { identifier, clientX, clientY } of event.changedTouches)
      take(
        `touch ${identifier}`,
        { source: incrementalSource.touchMove, touch: identifier },
        { x: clientX, y: clientY, node, atMs: Date.now() },
      );
  };

  return {
    watch(root, listeners) {
      // These reach the document from within shadow roots, too.
      if (!isDocument(root)) return;
      listeners.on(root, "mousemove", onMouse);
      listeners.on(root, "drag", onMouse);
      listeners.on(root, "touchmove", onTouch);
    },
    drain,
    stop: () => timer.disarm(),
  };
}

// Not `instanceof`: events of a frame have other classes.
export const isPoint = (event: Event): event is MouseEvent => "clientX" in event;
export const isTouch = (event: Event): event is TouchEvent => "changedTouches" in event;
