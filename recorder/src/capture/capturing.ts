import {
  customEvent,
  type PlayheadEvents,
  type PlayheadTag,
  type ReplayEvent,
} from "../../../protocol/events.ts";
import { guarded } from "../../guard.ts";
import type { NodeIds, Root } from "../dom/dom-capture.ts";
import { type CallListener, hook } from "../hook.ts";
import { createListeners, type Listeners } from "../listen.ts";
import type { Privacy } from "../privacy/privacy.ts";
import { createTimer, type Timer } from "../timers.ts";
import { createBounds } from "./bounds.ts";
import { labelOf } from "./click-text.ts";
import { isDocument } from "./realm.ts";
import { selectorOf } from "./selector.ts";
import { createSigns, type Signs } from "./signs.ts";

/**
 * What a capture of ours works with, which tells by `tell` alone. What was listened to, hooked and armed through it ends
 * with it; and a file of its own, loaded later, need not bring along what is here.
 */
export interface Capturing {
  /** Makes and emits an event unless the page has made too many of the kind. */
  tell<Tag extends PlayheadTag>(tag: Tag, make: () => PlayheadEvents[Tag], atMs?: number): void;
  listeners: Listeners;
  /** Listens to the calls of a method of the page's. */
  hook(owner: object, name: string, onCall: CallListener): void;
  timer(run: () => void): Timer;
  signs: Signs;
  privacy: Privacy;
  /** rrweb's id of a node, -1 when no event has shown it. */
  idOf(node: Node): number;
  /** A short selector that finds the element again. */
  selectorOf(element: Element): string;
  /** The label of an element, at most 80 characters, empty where it is masked. */
  labelOf(element: Element, ownTextOnly?: boolean): string;
  /** Runs for each document and shadow root of the page and its frames, present and to come. */
  onRoot(run: (root: Root) => void): void;
  onDocument(run: (root: Document) => void): void;
  /** Runs for each event of the page itself, before it is emitted. */
  onEvent(run: (event: ReplayEvent) => void): void;
  /** Runs before the page may go: what is pending is told now or never. `isLeaving`: it goes, and not the tab alone. */
  onSettle(run: (isLeaving: boolean) => void): void;
  onStop(run: () => void): void;
}

export interface OpenCapturing extends Capturing {
  addRoot(root: Root): void;
  seen(event: ReplayEvent): void;
  settle(isLeaving?: boolean): void;
  stop(): void;
}

export function createCapturing(
  emit: (event: ReplayEvent) => void,
  privacy: Privacy,
  ids: NodeIds,
): OpenCapturing {
  const bounds = createBounds();
  const listeners = createListeners();
  const settling: ((isLeaving: boolean) => void)[] = [];
  const onEvents: ((event: ReplayEvent) => void)[] = [];
  const roots = new Set<Root>();
  const onRoots: ((root: Root) => void)[] = [];
  const onRoot = (run: (root: Root) => void): void => {
    const onOne = guarded(run);
    onRoots.push(onOne);
    for (const root of roots) onOne(root);
  };
  const stopping: (() => void)[] = [];
  const onStop = (run: () => void): void => {
    stopping.push(guarded(run));
  };
  return {
    tell(tag, make, atMs = Date.now()) {
      if (bounds.take(tag, atMs)) emit(customEvent(tag, make(), atMs));
    },
    listeners,
    hook: (owner, name, onCall) => onStop(hook(owner, name, onCall)),
    timer(run) {
      const timer = createTimer(run);
      onStop(timer.disarm);
      return timer;
    },
    signs: createSigns(),
    privacy,
    selectorOf: (element) => selectorOf(element, privacy),
    labelOf: (element, ownTextOnly) => labelOf(element, privacy, ownTextOnly),
    idOf: (node) => ids.idOf(node) ?? -1,
    onRoot,
    onDocument: (run) => onRoot((root) => (isDocument(root) ? run(root) : undefined)),
    addRoot(root) {
      if (roots.has(root)) return;
      roots.add(root);
      for (const run of onRoots) run(root);
    },
    onEvent: (run) => onEvents.push(guarded(run)),
    seen(event) {
      for (const run of onEvents) run(event);
    },
    onSettle: (run) => settling.push(guarded(run)),
    onStop,
    settle(isLeaving = false) {
      for (const run of settling) run(isLeaving);
      for (const payload of bounds.takeDropped()) emit(customEvent("ph.dropped", payload, Date.now()));
    },
    stop() {
      listeners.removeAll();
      for (const run of stopping.splice(0).reverse()) run();
    },
  };
}
