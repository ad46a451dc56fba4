import { integer, integerOrNull, nodeId, oneOf, type Readers, text, word } from "./read-fields.ts";

/**
 * Why a visitor may expect something of a click, the strongest first: a field to type in or to choose from, a link,
 * a button or its like, an element with a handler of its own, one under a hand-shaped pointer, one that draws itself
 * (canvas, video, frame) so that nobody sees what it does; "none" is plain content.
 */
export const clickClaims = ["field", "link", "control", "handler", "cursor", "opaque", "none"] as const;
export type ClickClaim = (typeof clickClaims)[number];

export const clickPointers = ["mouse", "touch", "pen", "key"] as const;

export interface ClickPayload {
  /** CSS pixels in the viewport. */
  x: number;
  y: number;
  selector: string;
  /** Masked text of what was clicked, at most 80 characters. */
  text: string;
  /** rrweb's id of the element, -1 when it is not in the mirror. */
  nodeId: number;
  /** Absent: not known, as in recordings of others. So are the two below. */
  pointer?: (typeof clickPointers)[number];
  claim?: ClickClaim;
  /** The control is disabled, by its attribute or by `aria-disabled`. */
  isDisabled?: true;
}

/** What answered a click. All but the last three can be noticed by the visitor. */
export const responseKinds = [
  "dom",
  "navigation",
  "scroll",
  "selection",
  "focus",
  "value",
  "media",
  "dialog",
  "download",
  "print",
  "window",
  "toggle",
  "fullscreen",
  "animation",
  "submit",
  // What the browser does by itself and no page can see: a select's list, a file dialog, a mail program.
  "native",
  "clipboard",
  "request",
  // A request that brings nothing back, or is sent at clicks on plain content as well: it tells somebody of the click.
  "beacon",
] as const;
export type ResponseKind = (typeof responseKinds)[number];

export const outcomeEnds = ["settled", "waited", "next-click", "hidden", "stopped"] as const;

/** What a click led to, watched on the page itself from the press on. */
export interface ClickOutcomePayload {
  /** Timestamp of the `ph.click` it belongs to. */
  clickAt: number;
  nodeId: number;
  claim: ClickClaim;
  isDisabled?: true;
  /** In order of their first appearance; empty: nothing answered. */
  kinds: ResponseKind[];
  /** From the click to the first response, ms; 0 when the press before it was answered. Null: none. */
  firstMs: number | null;
  /** To the first that a visitor can notice. */
  visibleMs: number | null;
  /** How long was watched, ms. */
  watchedMs: number;
  /** Why no longer: an answer had settled, the wait was over, another click came, the page went. */
  ended: (typeof outcomeEnds)[number];
  /** Changes left out because the page makes the like of them without a click, too. */
  ambientCount: number;
}

export interface ClickEvents {
  "ph.click": ClickPayload;
  "ph.click-outcome": ClickOutcomePayload;
}

const disabled = (value: unknown): { isDisabled?: true } => (value === true ? { isDisabled: true } : {});

export const clickReaders: Readers<ClickEvents> = {
  "ph.click": (fields) => ({
    x: integer(fields.x),
    y: integer(fields.y),
    selector: text(fields.selector),
    text: text(fields.text),
    nodeId: nodeId(fields.nodeId),
    ...word(fields, "pointer", clickPointers),
    ...word(fields, "claim", clickClaims),
    ...disabled(fields.isDisabled),
  }),
  "ph.click-outcome": (fields) => ({
    clickAt: integer(fields.clickAt),
    nodeId: nodeId(fields.nodeId),
    claim: oneOf(fields.claim, clickClaims, "none"),
    ...disabled(fields.isDisabled),
    kinds: responseList(fields.kinds),
    firstMs: integerOrNull(fields.firstMs),
    visibleMs: integerOrNull(fields.visibleMs),
    watchedMs: integer(fields.watchedMs),
    ended: oneOf(fields.ended, outcomeEnds, "stopped"),
    ambientCount: integer(fields.ambientCount),
  }),
};

function responseList(value: unknown): ResponseKind[] {
  const listed: readonly unknown[] = Array.isArray(value) ? value.slice(0, responseKinds.length) : [];
  return listed.flatMap((one) => responseKinds.find((kind) => kind === one) ?? []);
}
