import type { ClickPayload } from "../click-events.ts";
import { readCustom } from "../custom-events.ts";
import { eventType, incrementalSource, type PlayheadEvent, type ReplayEvent } from "../events.ts";
import { isJsonObject } from "../json-object.ts";
import type { NodeName } from "../mirror/name-node.ts";
import { changeOf } from "./change-of.ts";
import type { JudgedEvent } from "./detector.ts";
import { type PlainWatch, watchPlain, withClick } from "./plain-watch.ts";
import { numberIn, textIn } from "./read-state.ts";

/** The element a click event was meant for, for who has the page; null where nobody has. */
export type NameOf = (event: ReplayEvent) => NodeName | null;

/** rrweb's `MouseInteractions` (source: @rrweb/types). */
export const clicked = 2;
/** Neither the clipboard nor a printer, a file or another window is in a recording. */
const unseenAnswer = /\b(?:copy|print|download|export|share|kopieren|drucken|herunterladen|teilen)\b/i;

/**
 * An event of a recorder that knows none of our own events: its pages, clicks and their answers, as far as it tells of
 * them. What a click promised only the page tells, so that none is dead where nobody has it.
 */
export function judgePlain(
  event: ReplayEvent,
  before: PlainWatch,
  nameOf: NameOf,
): { watch: PlainWatch; judged: JudgedEvent[] } {
  const own = readCustom(event);
  if (own !== null) return { watch: before, judged: [{ event, custom: own }] };
  const { watch, outcomes } = watchPlain(before, event);
  const judged: JudgedEvent[] = outcomes.map((payload) => ({
    event: { ...event, type: eventType.custom, data: {} },
    custom: { tag: "ph.click-outcome", payload },
  }));
  const interaction = changeOf(event, incrementalSource.mouseInteraction);
  if (interaction?.type !== clicked) return { watch, judged: [...judged, { event, custom: pageOf(event) }] };
  const hitId = numberIn(interaction.id, -1);
  const name = nameOf(event);
  const claims = claimsOf(name);
  const nodeId = name?.nodeId ?? hitId;
  const place = { x: numberIn(interaction.x), y: numberIn(interaction.y), nodeId };
  const payload = { ...place, selector: name?.selector ?? "", text: name?.text ?? "", ...claims };
  judged.push({ event, custom: { tag: "ph.click", payload } });
  return {
    watch: withClick(watch, { claim: "opaque", ...claims, clickAt: event.timestamp, nodeId }),
    judged,
  };
}

function claimsOf(name: NodeName | null): Pick<ClickPayload, "claim" | "isDisabled"> {
  if (name === null) return {};
  const claim = unseenAnswer.test(name.text) ? "opaque" : name.claim;
  return name.isDisabled ? { claim, isDisabled: true } : { claim };
}

/** The page that a meta event of rrweb's tells of. */
export function pageOf({ type, data }: ReplayEvent): PlayheadEvent | null {
  if (type !== eventType.meta || !isJsonObject(data)) return null;
  const viewport = { width: numberIn(data.width), height: numberIn(data.height) };
  const url = textIn(data.href).slice(0, 4_096);
  return { tag: "ph.page", payload: { url, title: "", referrer: "", via: "load", viewport } };
}
