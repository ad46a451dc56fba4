import { eventType, incrementalSource, type ReplayEvent } from "./events.ts";
import { type AssetHash, parseAssetHash } from "./ids.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { minAssetChars } from "./limits.ts";

/**
 * Style sheets leave the events: a long `_cssText` becomes `ph-asset:<hash>`, and the text travels once. So does
 * the text of a sheet that scripts made, which stands as `replaceSync` in a change of its rules.
 *
 * rrweb writes a sheet as the attribute `_cssText` of `link` and `style` nodes: in full snapshots, in a
 * mutation's added nodes, and in its attribute changes when a link has loaded late (source: @rrweb/record,
 * `serializeElementNode`, `StylesheetManager.attachLinkElement`). The marks it sets between several text
 * children of a `style` are part of the text and of the hash, so the replay splits as it would have.
 */
const refPrefix = "ph-asset:";
/** Before an inline text that would read as a reference: whatever a page writes comes back as it was. */
const inlinePrefix = "ph-asset:inline:";

/**
 * @param hashOf the sheet's hash, or null to keep it inline; asked for texts from `minAssetChars` on
 * @returns `hashes` once each, in order; the event shares all that did not change with the one passed in,
 * which stays as it was, since rrweb keeps its nodes
 */
export function detachSheets(
  event: ReplayEvent,
  hashOf: (cssText: string) => AssetHash | null,
): { event: ReplayEvent; hashes: AssetHash[] } {
  const hashes = new Set<AssetHash>();
  const detached = changeSheets(event, (cssText) => {
    const hash = cssText.length < minAssetChars ? null : hashOf(cssText);
    if (hash === null) return cssText.startsWith(refPrefix) ? inlinePrefix + cssText : cssText;
    hashes.add(hash);
    return refPrefix + hash;
  });
  return { event: detached, hashes: [...hashes] };
}

/** The sheets an event refers to, once each, in order. */
export function sheetRefs(event: ReplayEvent): AssetHash[] {
  const hashes = new Set<AssetHash>();
  changeSheets(event, (cssText) => {
    const hash = refOf(cssText);
    if (hash !== null) hashes.add(hash);
    return cssText;
  });
  return [...hashes];
}

/**
 * Undoes `detachSheets`.
 *
 * @param textOf a sheet's text, or null when it is missing: it becomes an empty sheet
 */
export function attachSheets(event: ReplayEvent, textOf: (hash: AssetHash) => string | null): ReplayEvent {
  return changeSheets(event, (cssText) => {
    if (cssText.startsWith(inlinePrefix)) return cssText.slice(inlinePrefix.length);
    const hash = refOf(cssText);
    return hash === null ? cssText : (textOf(hash) ?? "");
  });
}

const refOf = (cssText: string): AssetHash | null =>
  cssText.startsWith(refPrefix) ? parseAssetHash(cssText.slice(refPrefix.length)) : null;

type Change = (cssText: string) => string;

/** The event with every sheet changed; all functions below copy only the path down to a change. */
function changeSheets(event: ReplayEvent, change: Change): ReplayEvent {
  const { type, data } = event;
  if (!isJsonObject(data)) return event;
  let changed = data;
  if (type === eventType.fullSnapshot) {
    changed = changeField(data, "node", (node) => changeNode(node, change));
  } else if (type === eventType.incremental && data.source === incrementalSource.mutation) {
    const added = (one: unknown) =>
      isJsonObject(one) ? changeField(one, "node", (node) => changeNode(node, change)) : one;
    const withAdds = changeField(data, "adds", (adds) => changeList(adds, added));
    const attributesOf = (one: unknown) => (isJsonObject(one) ? changeAttributes(one, change) : one);
    changed = changeField(withAdds, "attributes", (list) => changeList(list, attributesOf));
  } else if (type === eventType.incremental && data.source === incrementalSource.styleSheetRule) {
    changed = changeText(data, "replaceSync", change);
  }
  return changed === data ? event : { ...event, data: changed };
}

function changeNode(node: unknown, change: Change): unknown {
  if (!isJsonObject(node)) return node;
  const own = changeAttributes(node, change);
  return changeField(own, "childNodes", (children) =>
    changeList(children, (child) => changeNode(child, change)),
  );
}

/** @param owner a node or an attribute mutation: both hold `attributes` */
function changeAttributes(owner: JsonObject, change: Change): JsonObject {
  return changeField(owner, "attributes", (attributes) =>
    isJsonObject(attributes) ? changeText(attributes, "_cssText", change) : attributes,
  );
}

const changeText = (owner: JsonObject, key: string, change: Change): JsonObject =>
  changeField(owner, key, (text) => (typeof text === "string" ? change(text) : text));

function changeField(owner: JsonObject, key: string, change: (value: unknown) => unknown): JsonObject {
  const before = owner[key];
  if (before === undefined) return owner;
  const after = change(before);
  return after === before ? owner : { ...owner, [key]: after };
}

function changeList(list: unknown, change: (one: unknown) => unknown): unknown {
  if (!Array.isArray(list)) return list;
  let copy: unknown[] | null = null;
  for (let index = 0; index < list.length; index++) {
    const before: unknown = list[index];
    const after = change(before);
    if (after === before) continue;
    copy ??= list.slice();
    copy[index] = after;
  }
  return copy ?? list;
}
