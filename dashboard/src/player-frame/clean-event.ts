import { eventType, incrementalSource, type ReplayEvent } from "../../../protocol/events.ts";
import { cleanAttributes, cleanNode, isFields, isNode, type TagsById } from "./clean-node.ts";
import { withHoverRules } from "./hover-rules.ts";

/** rrweb's source number of canvas drawing, which would run what the page's canvas was told. */
const canvasSource = 9;

/**
 * Takes out of a tab's events what would run script, leave the page or fetch without being seen. Events have to
 * come in the order they were recorded; the ones passed in stay as they are. It is the first of three walls: behind
 * it the page stands in a frame without script, under a policy that connects to nobody.
 */
export function makeEventCleaner(): (event: ReplayEvent) => ReplayEvent {
  const tags: TagsById = new Map();
  return (event) => {
    const { data } = event;
    if (!isFields(data)) return event;
    if (event.type === eventType.fullSnapshot) return { ...event, data: cleanSnapshot(data, tags) };
    if (event.type !== eventType.incremental) return event;
    if (data.source === incrementalSource.mutation) return { ...event, data: cleanMutation(data, tags) };
    // An event is never dropped, since its time counts; an empty mutation changes nothing.
    if (data.source === canvasSource) return { ...event, data: noMutation };
    const shown = withHoverRules(data);
    return shown === data ? event : { ...event, data: shown };
  };
}

const noMutation = {
  source: incrementalSource.mutation,
  texts: [],
  attributes: [],
  removes: [],
  adds: [],
};

function cleanSnapshot(data: Record<string, unknown>, tags: TagsById): Record<string, unknown> {
  // Ids count anew in every document.
  tags.clear();
  return isNode(data.node) ? { ...data, node: cleanNode(data.node, tags) } : data;
}

function cleanMutation(data: Record<string, unknown>, tags: TagsById): Record<string, unknown> {
  const adds = list(data.adds).map((add) =>
    isNode(add.node) ? { ...add, node: cleanNode(add.node, tags) } : add,
  );
  const attributes = list(data.attributes).map((change) => {
    const tag = (typeof change.id === "number" ? tags.get(change.id) : undefined) ?? "";
    if (!isFields(change.attributes)) return change;
    // A removed element must not come back to life by what is set on it later.
    if (tag === "noscript") return { ...change, attributes: {} };
    return { ...change, attributes: cleanAttributes(tag, change.attributes) };
  });
  return { ...data, texts: list(data.texts), removes: list(data.removes), adds, attributes };
}

const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((entry) => isFields(entry)) : [];
