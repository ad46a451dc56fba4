import { incrementalSource } from "../../../../protocol/events.ts";
import { guarded } from "../../../guard.ts";
import type { Root } from "../../dom/dom-capture.ts";
import { createTimer, unpatched } from "../../timers.ts";
import { change, type Observer, type ObserverOwner } from "../observer.ts";
import { maxPictureChars, pictureOf } from "./picture.ts";

/** A picture a second shows what happens; more would be a film. */
const everyMs = 1_000;
const maxCanvases = 4;
/** A canvas whose pictures stay too heavy down to this share of its size is left out. */
const minScale = 1 / 8;

interface Seen {
  /** The picture told last; empty when the player has none. */
  picture: string;
  scale: number;
}

/**
 * Pictures of the page's canvases. rrweb's replayer draws none as it plays, so each is told as the element's
 * background, which lasts in snapshots and stands behind a canvas that nobody draws on.
 */
export function observeCanvases({ emit, ids, privacy }: ObserverOwner): Observer {
  const roots = new Set<Root>();
  const seen = new Map<HTMLCanvasElement, Seen>();
  const unreadable = new WeakSet<HTMLCanvasElement>();
  let isStopped = false;

  // A style that the page writes anew takes our picture away with it.
  const restyled = new (unpatched("MutationObserver"))(
    guarded((records: MutationRecord[]) => {
      for (const { target } of records)
        for (const [canvas, one] of seen) if (canvas === target) one.picture = "";
    }),
  );

  const canTell = (canvas: HTMLCanvasElement): boolean => {
    if (unreadable.has(canvas) || canvas.width * canvas.height === 0 || ids.idOf(canvas) === null)
      return false;
    const { isBlocked, isMasked } = privacy.stanceOf(canvas);
    return !isBlocked && !isMasked && isInView(canvas);
  };

  const tell = async (canvas: HTMLCanvasElement): Promise<void> => {
    const known = seen.get(canvas) ?? { picture: "", scale: 1 };
    if (!seen.has(canvas)) restyled.observe(canvas, { attributeFilter: ["style"] });
    seen.set(canvas, known);
    const picture = await pictureOf(canvas, known.scale);
    const id = ids.idOf(canvas);
    if (isStopped || id === null || picture === known.picture) return;
    if (picture.length > maxPictureChars) {
      known.scale /= 2;
      if (known.scale < minScale) unreadable.add(canvas);
      return;
    }
    known.picture = picture;
    const background = [`url("${picture}") 0 0 / 100% 100% no-repeat content-box`, "important"];
    const attributes = [{ id, attributes: { style: { background } } }];
    emit(change(incrementalSource.mutation, { texts: [], attributes, removes: [], adds: [] }));
  };

  const look = (): void => {
    if (isStopped || document.visibilityState === "hidden") return;
    for (const canvas of seen.keys()) if (!canvas.isConnected) seen.delete(canvas);
    const canvases = [...roots].flatMap((root) => [...root.querySelectorAll("canvas")]).filter(canTell);
    for (const canvas of canvases.slice(0, maxCanvases))
      tell(canvas).catch((error: unknown) => {
        // Another origin's pixels stay unreadable; whatever else fails may go well the next time.
        if (error instanceof DOMException && error.name === "SecurityError") unreadable.add(canvas);
      });
    timer.arm(everyMs);
  };
  // In a frame, behind the page's own callbacks: what WebGL has drawn is gone after it.
  const timer = createTimer(() => requestAnimationFrame(guarded(look)));
  timer.arm(0);

  return {
    watch(root, listeners) {
      roots.add(root);
      if (root !== document) return;
      listeners.on(root, "visibilitychange", () => {
        if (document.visibilityState === "visible") timer.arm(everyMs);
      });
    },
    unwatch(root) {
      roots.delete(root);
    },
    onFullSnapshot() {
      for (const one of seen.values()) one.picture = "";
    },
    stop() {
      isStopped = true;
      timer.disarm();
      restyled.disconnect();
    },
  };
}

function isInView(canvas: HTMLCanvasElement): boolean {
  const { top, bottom, left, right } = canvas.getBoundingClientRect();
  return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}
