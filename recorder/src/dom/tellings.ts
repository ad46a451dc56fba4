import { guarded } from "../../guard.ts";
import type { DomCaptureOwner, Root } from "./dom-capture.ts";
import { frameDocument, isStillEmpty } from "./frames.ts";
import { hostOf, isDocument, isElement, parentOf, tagNameOf } from "./native.ts";
import type { NodeRecords } from "./node-records.ts";
import type { PendingChanges } from "./pending-changes.ts";
import type { IsOver } from "./slices.ts";
import { type Telling, type TellingOwner, tellFrame, tellMutations, tellSnapshot } from "./tell-page.ts";
import { touchRestanced } from "./touch-restanced.ts";
import { createWatchedRoots } from "./watched-roots.ts";

/** What is told, one after another: the snapshot, the documents of frames, and what has changed. */
export interface Tellings {
  /** A snapshot has begun. */
  hasPage(): boolean;
  beginSnapshot(): void;
  makeChangesDue(): void;
  /** Tells until the slice is over; true when there is more to tell. */
  advance(isOver: IsOver): boolean;
  stop(): void;
}

export interface TellingsOwner extends DomCaptureOwner {
  records: NodeRecords;
  pending: PendingChanges;
  /** There is something to tell that is not due yet. */
  onChange(): void;
}

export function createTellings(owner: TellingsOwner): Tellings {
  const { records, pending, privacy } = owner;
  const onRoot = guarded(owner.onRoot);
  const onRootGone = guarded(owner.onRootGone);
  const onFullSnapshot = guarded(owner.onFullSnapshot);
  let current: Telling | null = null;
  let hasPage = false;
  let areChangesDue = false;
  /** Shown, with a document that is not. */
  const frames = new Set<Element>();
  /** The frame whose document was told last, by document. */
  const frameOf = new WeakMap<Document, Element>();
  /** Looked into, and not yet emitted. */
  let newRoots: Root[] = [];

  const roots = createWatchedRoots({
    onRecords(mutations) {
      take(mutations);
      if (current === null) owner.onChange();
    },
    onAttachShadow(host) {
      // Told anew, because a player makes the root with its host.
      if (records.shown(host) === null) return;
      pending.touched.add(host);
      if (current === null) owner.onChange();
    },
    onLoad(element) {
      const tagName = tagNameOf(element);
      if (!/^(?:iframe|link)$/.test(tagName) || records.shown(element) === null) return;
      if (tagName === "link") pending.takeSheet(element);
      else frames.add(element);
      if (current === null) owner.onChange();
    },
  });

  /** A field that was added as a password and shown right away is still to be told, and no password any more. */
  const take = (mutations: readonly MutationRecord[]): void => pending.take(mutations, keepPassword);
  const keepPassword = (field: Node, oldType: string): void => {
    if (oldType.toLowerCase() === "password") privacy.keepPassword(field);
  };

  const watch = (root: Root): void => {
    roots.watch(root);
    newRoots.push(root);
  };

  const telling: TellingOwner = {
    ...owner,
    openShadow(host) {
      const root = roots.shadowRootOf(host);
      if (root !== null) watch(root);
      return root;
    },
    onFrame(iframe) {
      frames.add(iframe);
      // A frame that is told anew is empty in the player, whatever it showed before.
      const inner = frameDocument(iframe);
      if (inner !== null) records.hide(inner);
    },
  };

  const isShown = (root: Root): boolean => {
    if (!isDocument(root)) return records.shown(hostOf(root)) !== null;
    const iframe = frameOf.get(root);
    return (
      root === document ||
      (iframe !== undefined && records.shown(root) !== null && frameDocument(iframe) === root)
    );
  };

  /** The next frame whose document is there and not yet shown. */
  const nextFrame = (): Telling | null => {
    for (const iframe of frames) {
      frames.delete(iframe);
      const inner = frameDocument(iframe);
      if (inner === null || isStillEmpty(iframe, inner)) continue;
      const isKnown = records.shown(inner) !== null && frameOf.get(inner) === iframe;
      // Opened and written anew it has lost its listeners.
      roots.watch(inner);
      if (isKnown) continue;
      frameOf.set(inner, iframe);
      const next = tellFrame(telling, iframe, inner);
      if (next === null) continue;
      newRoots.push(inner);
      return next;
    }
    return null;
  };

  const next = (): Telling | null => {
    const frame = nextFrame();
    if (frame !== null || !areChangesDue) return frame;
    areChangesDue = false;
    touchRestanced(pending, records, privacy);
    if (pending.isEmpty) return null;
    return tellRewritten() ?? tellMutations(telling);
  };

  /** A document that has got another root element is told anew: a player makes more than nodes of a document. */
  const tellRewritten = (): Telling | null => {
    for (const node of pending.touched) {
      const parent = isElement(node) ? parentOf(node) : null;
      if (parent === null || !isDocument(parent) || records.shown(parent) === null) continue;
      const iframe = frameOf.get(parent);
      if (parent === document) return beginSnapshot();
      records.hide(parent);
      // What else has changed is still due.
      areChangesDue = true;
      if (iframe !== undefined) frames.add(iframe);
    }
    return nextFrame();
  };

  const beginSnapshot = (): Telling => {
    owner.onSnapshot();
    take(roots.takeRecords());
    records.beginSnapshot();
    pending.clear();
    pending.isSkipping = false;
    frames.clear();
    newRoots = [];
    watch(document);
    return tellSnapshot(telling, Date.now());
  };

  const finish = ({ isSnapshot }: Telling): void => {
    current = null;
    for (const root of roots.prune(isShown)) onRootGone(root);
    if (isSnapshot) onFullSnapshot();
    for (const root of newRoots.splice(0)) onRoot(root);
    if (isSnapshot) areChangesDue = true;
    else if (!pending.isEmpty) owner.onChange();
  };

  return {
    hasPage: () => hasPage,
    beginSnapshot() {
      hasPage = true;
      current = beginSnapshot();
    },
    makeChangesDue() {
      areChangesDue = true;
    },
    advance(isOver) {
      if (!hasPage) return false;
      for (let told = 0; ; told++) {
        take(roots.takeRecords());
        current ??= next();
        if (current === null) return false;
        if (!run(current, isOver)) return true;
        finish(current);
        if (isOver(told)) return true;
      }
    },
    stop: roots.stop,
  };
}

/** What cannot go on is over: the next snapshot begins anew. */
function run(telling: Telling, isOver: IsOver): boolean {
  try {
    return telling.run(isOver);
  } catch {
    return true;
  }
}
