import type { ClickPayload } from "../click-events.ts";
import { eventType, incrementalSource } from "../events.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import { changeOf } from "./change-of.ts";
import type { JudgedEvent } from "./detector.ts";
import { listIn, numberIn, textIn } from "./read-state.ts";
import type { SignalElement } from "./signal.ts";

/** What all detectors know of the tab. */
export interface Scene {
  /** Page the tab shows. */
  url: string;
  /** Of the window, CSS pixels; 0 while not known. */
  heightPx: number;
  /** The newest clicks on this page, the oldest first: what became of one is told later, and without its name. */
  clicks: SeenClick[];
  /** Our recorder has told of it. */
  isOurs: boolean;
}

export interface SeenClick extends SignalElement {
  atMs: number;
}

/** As many clicks wait for their answers at once, and some that came since. */
const maxClicks = 8;
/** A hostile page must not fill what is kept with every chunk. */
const maxSelectorChars = 200;
const maxTextChars = 80;

export const emptyScene = (): Scene => ({ url: "", heightPx: 0, clicks: [], isOurs: false });

export const elementOf = ({
  selector,
  text,
  nodeId,
}: Pick<ClickPayload, "selector" | "text" | "nodeId">): SignalElement => ({
  selector: selector.slice(0, maxSelectorChars),
  text: text.slice(0, maxTextChars),
  nodeId,
});

/** @returns the very same when the event tells nothing of the scene */
export function sceneAfter(before: Scene, { event, custom }: JudgedEvent): Scene {
  const isOurs =
    before.isOurs || (custom !== null && isJsonObject(event.data) && event.data.tag === custom.tag);
  const scene = isOurs === before.isOurs ? before : { ...before, isOurs };
  if (custom?.tag === "ph.page") {
    const { url, via, viewport } = custom.payload;
    // The ids of a document's nodes mean nothing in the next.
    return { ...scene, url, heightPx: viewport.height, clicks: via === "route" ? scene.clicks : [] };
  }
  if (custom?.tag === "ph.click") {
    const click = { atMs: event.timestamp, ...elementOf(custom.payload) };
    return { ...scene, clicks: [...scene.clicks, click].slice(-maxClicks) };
  }
  const resized =
    event.type === eventType.meta ? event.data : changeOf(event, incrementalSource.viewportResize);
  if (!isJsonObject(resized)) return scene;
  const heightPx = numberIn(resized.height);
  return heightPx > 0 ? { ...scene, heightPx } : scene;
}

export function readScene({ url, heightPx, clicks, isOurs }: JsonObject): Scene {
  return {
    url: textIn(url),
    heightPx: numberIn(heightPx),
    clicks: listIn(clicks, maxClicks).flatMap(readClick),
    isOurs: isOurs === true,
  };
}

function readClick(value: unknown): SeenClick[] {
  if (!isJsonObject(value) || typeof value.atMs !== "number") return [];
  const { atMs, selector, text, nodeId } = value;
  return [{ atMs, selector: textIn(selector), text: textIn(text), nodeId: numberIn(nodeId, -1) }];
}
