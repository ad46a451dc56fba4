import { type ClickOutcomePayload, clickClaims, type ResponseKind } from "../click-events.ts";
import { eventType, incrementalSource, type ReplayEvent } from "../events.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import { oneOf } from "../read-fields.ts";
import { changeOf } from "./change-of.ts";
import { listIn, numberIn, numbersIn } from "./read-state.ts";

/** What is remembered of a plain recording's tab while it is judged; small JSON. */
export interface PlainWatch {
  /** The clicks that nothing has answered yet, the oldest first. */
  waiting: WaitingClick[];
  /** Nodes that changed without a click before: the page changes them by itself. */
  ambient: [nodeId: number, atMs: number][];
}

export type WaitingClick = Pick<ClickOutcomePayload, "clickAt" | "nodeId" | "claim"> & { isDisabled?: true };

/** A click that nothing answers for so long is dead, as our recorder waits. */
const waitMs = 2_500;
const maxWaiting = 6;
const maxAmbient = 24;
/** What the page changes by itself comes again within this time. */
const ambientMs = 15_000;

export const newPlainWatch = (): PlainWatch => ({ waiting: [], ambient: [] });

/** A click's answer, or that the time for one is over. */
export interface PlainOutcome {
  watch: PlainWatch;
  outcomes: ClickOutcomePayload[];
}

/** One event further; an event that is a click is for `withClick` besides. */
export function watchPlain(before: PlainWatch, event: ReplayEvent): PlainOutcome {
  const nowMs = event.timestamp;
  const over = before.waiting.filter(({ clickAt }) => nowMs - clickAt >= waitMs);
  const outcomes = over.map((click) => outcomeOf(click, nowMs, null));
  let watch = over.length === 0 ? before : { ...before, waiting: without(before.waiting, over) };
  const targets = changedNodes(event);
  const kind = responseOf(event, targets, watch, nowMs);
  const clicked = watch.waiting.at(-1);
  if (kind !== null && clicked !== undefined) {
    outcomes.push(outcomeOf(clicked, nowMs, kind));
    return { watch: { ...watch, waiting: watch.waiting.slice(0, -1) }, outcomes };
  }
  if (targets.length > 0 && clicked === undefined)
    watch = { ...watch, ambient: withAmbient(watch, targets, nowMs) };
  return { watch, outcomes };
}

export const withClick = (watch: PlainWatch, click: WaitingClick): PlainWatch => ({
  ...watch,
  waiting: [...watch.waiting, click].slice(-maxWaiting),
});

function responseOf(
  { type, data }: ReplayEvent,
  targets: readonly number[],
  { ambient }: PlainWatch,
  nowMs: number,
): ResponseKind | null {
  if (type === eventType.meta) return "navigation";
  if (type !== eventType.incremental || !isJsonObject(data)) return null;
  switch (data.source) {
    case incrementalSource.mutation: {
      const known = new Set(ambient.flatMap(([id, atMs]) => (nowMs - atMs <= ambientMs ? [id] : [])));
      return targets.length > 0 && targets.every((id) => known.has(id)) ? null : "dom";
    }
    case incrementalSource.styleSheetRule:
    case incrementalSource.styleDeclaration:
    case incrementalSource.adoptedStyleSheet:
      return "dom";
    case incrementalSource.scroll:
      return "scroll";
    case incrementalSource.input:
      return "value";
    case incrementalSource.mediaInteraction:
      return "media";
    case incrementalSource.selection:
      return isSelected(data) ? "selection" : null;
    default:
      return null;
  }
}

/** The nodes a mutation changes, or in which it does; a few are enough to know its like by. */
function changedNodes(event: ReplayEvent): number[] {
  const mutation = changeOf(event, incrementalSource.mutation);
  if (mutation === null) return [];
  const { adds, removes, texts, attributes } = mutation;
  const ids = (list: unknown, name: "id" | "parentId"): number[] =>
    (Array.isArray(list) ? list.slice(0, maxAmbient) : []).flatMap((one) => {
      const id = isJsonObject(one) ? one[name] : null;
      return typeof id === "number" ? [id] : [];
    });
  const all = [
    ...ids(texts, "id"),
    ...ids(attributes, "id"),
    ...ids(adds, "parentId"),
    ...ids(removes, "parentId"),
  ];
  return [...new Set(all)].slice(0, maxAmbient);
}

const withAmbient = (
  { ambient }: PlainWatch,
  ids: readonly number[],
  atMs: number,
): PlainWatch["ambient"] => {
  const others = ambient.filter(([id]) => !ids.includes(id));
  return [...others, ...ids.map((id): [number, number] => [id, atMs])].slice(-maxAmbient);
};

/** A click alone puts the caret somewhere, which is a selection from a place to the same. */
const isSelected = ({ ranges }: JsonObject): boolean =>
  Array.isArray(ranges) &&
  ranges
    .slice(0, 8)
    .some((one) => isJsonObject(one) && (one.start !== one.end || one.startOffset !== one.endOffset));

const outcomeOf = (
  { clickAt, nodeId, claim, isDisabled }: WaitingClick,
  nowMs: number,
  kind: ResponseKind | null,
): ClickOutcomePayload => {
  const afterMs = Math.max(0, nowMs - clickAt);
  return {
    ...{ clickAt, nodeId, claim, ...(isDisabled && { isDisabled }) },
    kinds: kind === null ? [] : [kind],
    firstMs: kind === null ? null : afterMs,
    visibleMs: kind === null ? null : afterMs,
    watchedMs: kind === null ? waitMs : afterMs,
    ended: kind === null ? "waited" : "settled",
    ambientCount: 0,
  };
};

const without = (all: readonly WaitingClick[], some: readonly WaitingClick[]): WaitingClick[] =>
  all.filter((one) => !some.includes(one));

/** Reads what an earlier fold left; anything else is the beginning. */
export function readPlainWatch(value: unknown): PlainWatch {
  if (!isJsonObject(value)) return newPlainWatch();
  return {
    waiting: listIn(value.waiting, maxWaiting).flatMap((one) => {
      if (!isJsonObject(one) || typeof one.clickAt !== "number") return [];
      const claim = oneOf(one.claim, clickClaims, "none");
      const click = { clickAt: one.clickAt, nodeId: numberIn(one.nodeId, -1), claim };
      return [one.isDisabled === true ? { ...click, isDisabled: true as const } : click];
    }),
    ambient: listIn(value.ambient, maxAmbient).flatMap((one): [number, number][] => {
      const [id, atMs] = Array.isArray(one) ? numbersIn(one, 2) : [];
      return id === undefined || atMs === undefined ? [] : [[id, atMs]];
    }),
  };
}
