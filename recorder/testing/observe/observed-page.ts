import { record } from "@rrweb/record";
import { eventType, incrementalSource, type ReplayEvent } from "../../../protocol/events.ts";
import { isJsonObject, type JsonObject } from "../../../protocol/json-object.ts";
import type { Root } from "../../src/dom/dom-capture.ts";
import { type Observers, startObservers } from "../../src/observe/start-observers.ts";
import { openPrivacy } from "./open-privacy.ts";

export interface ObservedPage {
  /** Structure by rrweb, all else by our observers, in their order; as plain as after a journey through JSON. */
  events: ReplayEvent[];
  observers: Observers;
  idOf(node: Node): number | null;
  /** What our observers told from this source, without the rest. */
  told(source: keyof typeof incrementalSource): JsonObject[];
  /** Payloads of our custom events of this tag. */
  custom(tag: string): unknown[];
  stop(): void;
}

/** Records this document as it stands, with all roots that are in it. */
export function observePage(privacy = openPrivacy): ObservedPage {
  const events: ReplayEvent[] = [];
  const keep = (event: ReplayEvent): void => {
    events.push(JSON.parse(JSON.stringify(event)));
  };
  const stopRrweb = record<ReplayEvent>({
    emit(event) {
      const { data } = event;
      const source = isJsonObject(data) ? data.source : undefined;
      if (event.type !== eventType.incremental || source === incrementalSource.mutation) keep(event);
    },
    slimDOMOptions: true,
  });
  const idOf = (node: Node): number | null => {
    const id = record.mirror.getId(node);
    return id === -1 ? null : id;
  };
  const mine: ReplayEvent[] = [];
  const observers = startObservers({
    emit(event) {
      mine.push(event);
      keep(event);
    },
    ids: { idOf },
    flush: () => undefined,
    privacy,
  });
  for (const root of rootsOf(document)) observers.onRoot(root);
  observers.onFullSnapshot();
  return {
    events,
    observers,
    idOf,
    told: (source) =>
      dataOf(mine, eventType.incremental).filter((data) => data.source === incrementalSource[source]),
    custom: (tag) =>
      dataOf(mine, eventType.custom)
        .filter((data) => data.tag === tag)
        .map(({ payload }) => payload),
    stop() {
      observers.stop();
      stopRrweb?.();
    },
  };
}

const dataOf = (events: readonly ReplayEvent[], type: number): JsonObject[] =>
  events.flatMap((event) => (event.type === type && isJsonObject(event.data) ? [event.data] : []));

function rootsOf(root: Root): Root[] {
  const inner: Root[] = [];
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) inner.push(...rootsOf(element.shadowRoot));
    if (element instanceof HTMLIFrameElement && element.contentDocument)
      inner.push(...rootsOf(element.contentDocument));
  }
  return [root, ...inner];
}
