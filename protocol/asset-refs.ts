import { eventType, incrementalSource, type ReplayEvent } from "./events.ts";
import { type AssetHash, parseAssetHash } from "./ids.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { minAssetChars } from "./limits.ts";

/**
 * Style sheets leave the events: a long `_cssText` becomes `ph-asset:<hash>`, and the text travels once. So do the
 * sheets that scripts make: their `rules` where they are adopted, and the `replaceSync` that changes all of them.
 *
 * rrweb writes a sheet as the attribute `_cssText` of `link` and `style` nodes: in full snapshots, in a
 * mutation's added nodes, and in its attribute changes when a link has loaded late (source: @rrweb/record,
 * `serializeElementNode`, `StylesheetManager.attachLinkElement`). The marks it sets between several text
 * children of a `style` are part of the text and of the hash, so the replay splits as it would have.
 */
const refPrefix = "ph-asset:";
export const assetRef = (hash: AssetHash): string => refPrefix + hash;
/** Before an inline text that would read as a reference: whatever a page writes comes back as it was. */
const inlinePrefix = "ph-asset:inline:";

/** The attributes of a node or of a change, one of which is a sheet's text. */
export interface SheetPlace {
  _cssText?: unknown;
}

/**
 * @param hashOf the sheet's hash, or null to keep it inline; asked for texts from `minAssetChars` on
 * @param hashOfRef the hash in a text that is a reference already, or null for a page's own text
 * @param places where all of the event's texts stand, if that is known: they are changed there
 * @returns `hashes` once each, in order; without places the event shares all that did not change with the one passed in,
 * which stays as it was
 */
export function detachSheets(
  event: ReplayEvent,
  hashOf: (cssText: string) => AssetHash | null,
  hashOfRef: (cssText: string) => AssetHash | null = () => null,
  places?: readonly SheetPlace[],
): { event: ReplayEvent; hashes: AssetHash[] } {
  const hashes = new Set<AssetHash>();
  const detach = (cssText: string): string => {
    const isRef = cssText.startsWith(refPrefix);
    const known = isRef ? hashOfRef(cssText) : null;
    const hash = known ?? (cssText.length < minAssetChars ? null : hashOf(cssText));
    if (hash === null) return isRef ? inlinePrefix + cssText : cssText;
    hashes.add(hash);
    return assetRef(hash);
  };
  for (const place of places ?? []) {
    if (typeof place._cssText === "string") place._cssText = detach(place._cssText);
  }
  return { event: places ? event : changeSheets(event, detach), hashes: [...hashes] };
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
    const withAdds = changeField(data, "adds", (adds) => changeList(adds, changeAdd, change));
    changed = changeField(withAdds, "attributes", (list) => changeList(list, changeAttributes, change));
  } else if (type === eventType.incremental && data.source === incrementalSource.styleSheetRule) {
    changed = changeText(data, "replaceSync", change);
  } else if (type === eventType.incremental && data.source === incrementalSource.adoptedStyleSheet) {
    changed = changeField(data, "styles", (styles) => changeList(styles, changeStyle, change));
  }
  return changed === data ? event : { ...event, data: changed };
}

/** Walks the whole page in the visitor's browser, so it makes nothing on its way. */
function changeNode(node: unknown, change: Change): unknown {
  if (!isJsonObject(node)) return node;
  const own = changeAttributes(node, change);
  if (!isJsonObject(own)) return own;
  const { childNodes } = own;
  const changed = changeList(childNodes, changeNode, change);
  return changed === childNodes ? own : { ...own, childNodes: changed };
}

/** @param owner a node or an attribute mutation: both hold `attributes` */
function changeAttributes(owner: unknown, change: Change): unknown {
  if (!isJsonObject(owner) || !isJsonObject(owner.attributes)) return owner;
  const { attributes } = owner;
  if (typeof attributes._cssText !== "string") return owner;
  const changed = changeText(attributes, "_cssText", change);
  return changed === attributes ? owner : { ...owner, attributes: changed };
}

const changeAdd = (add: unknown, change: Change): unknown =>
  isJsonObject(add) ? changeField(add, "node", (node) => changeNode(node, change)) : add;

const changeStyle = (style: unknown, change: Change): unknown =>
  isJsonObject(style) ? changeField(style, "rules", (rules) => changeRules(rules, change)) : style;

/** Between the rules of an adopted sheet in its text. */
const ruleMark = "/* ph_rule */";

/** @param rules `{ rule, index }` each, or the reference that stands for all of them */
function changeRules(rules: unknown, change: Change): unknown {
  if (typeof rules === "string") {
    const text = change(rules);
    return text === rules ? rules : rulesIn(text);
  }
  const text = Array.isArray(rules) ? rulesText(rules) : null;
  const changed = text === null || text.startsWith(refPrefix) ? text : change(text);
  return changed === text ? rules : changed;
}

/** Null for rules that would not come back from their text as they are. */
function rulesText(rules: readonly unknown[]): string | null {
  const texts: string[] = [];
  for (const [at, one] of rules.entries()) {
    if (!isJsonObject(one) || one.index !== at || Object.keys(one).length !== 2) return null;
    if (typeof one.rule !== "string" || one.rule === "" || one.rule.includes(ruleMark)) return null;
    texts.push(one.rule);
  }
  return texts.join(ruleMark);
}

const rulesIn = (text: string): JsonObject[] =>
  text === "" ? [] : text.split(ruleMark).map((rule, index) => ({ rule, index }));

const changeText = (owner: JsonObject, key: string, change: Change): JsonObject =>
  changeField(owner, key, (text) => (typeof text === "string" ? change(text) : text));

function changeField(owner: JsonObject, key: string, change: (value: unknown) => unknown): JsonObject {
  const before = owner[key];
  if (before === undefined) return owner;
  const after = change(before);
  return after === before ? owner : { ...owner, [key]: after };
}

function changeList(
  list: unknown,
  changeOne: (one: unknown, change: Change) => unknown,
  change: Change,
): unknown {
  if (!Array.isArray(list)) return list;
  let copy: unknown[] | null = null;
  for (let index = 0; index < list.length; index++) {
    const before: unknown = list[index];
    const after = changeOne(before, change);
    if (after === before) continue;
    copy ??= list.slice();
    copy[index] = after;
  }
  return copy ?? list;
}
