import { eventType, incrementalSource, type ReplayEvent } from "../events.ts";
import type { JsonObject } from "../json-object.ts";
import type { ConstructedSheets } from "./constructed-sheets.ts";
import { mediaData } from "./media-state.ts";
import type { MirrorNode } from "./mirror-node.ts";
import type { NodeTree } from "./node-tree.ts";
import { writeAdoptions } from "./write-adoptions.ts";
import { type Changes, writeChanges } from "./write-style-texts.ts";
import { type WrittenDocument, writeDocuments } from "./write-tree.ts";

export interface Page {
  tree: NodeTree;
  root: MirrorNode;
  sheets: ConstructedSheets;
  fonts: readonly JsonObject[];
  /** Data of the Meta event, with the size of the last resize. */
  viewport: JsonObject;
}

/**
 * The order is the player's need: while it goes fast it applies changes of constructed sheets before it makes the
 * sheets, unless no mutation came before (source: @rrweb/replay, `ReplayerEvents.Flush`), so those of the page itself
 * come first; a change of a style's text voids the changes of its rules, so texts come before rules; scrolling needs
 * the layout.
 */
export function writeSnapshot({ tree, root, sheets, fonts, viewport }: Page, atMs: number): ReplayEvent[] {
  const [main, ...attached] = writeDocuments(tree, root) ?? [];
  if (main === undefined) return [];
  const touched = [main, ...attached].flatMap((document) => document.touched);
  const offset = root.later?.scroll;
  const after: JsonObject[] = [
    ...writeAdoptions(sheets, main),
    ...attached.map(attachDocument),
    ...mutationOf(tree, touched),
    ...fonts,
    ...touched.flatMap(({ later }) => later?.ruleChanges ?? []),
    ...attached.flatMap((document) => writeAdoptions(sheets, document)),
    ...inputsOf(touched),
    ...touched.flatMap((node) => stateOf(node, atMs)),
  ];
  const fullSnapshot = { node: main.node, initialOffset: { left: offset?.x ?? 0, top: offset?.y ?? 0 } };
  return [
    { type: eventType.meta, data: viewport, timestamp: atMs },
    { type: eventType.fullSnapshot, data: fullSnapshot, timestamp: atMs },
    ...after.map((data) => ({ type: eventType.incremental, data, timestamp: atMs })),
  ];
}

const attachDocument = ({ document, node }: WrittenDocument): JsonObject => ({
  source: incrementalSource.mutation,
  texts: [],
  attributes: [],
  removes: [],
  adds: [{ parentId: document.parent?.id, nextId: null, node }],
  isAttachIframe: true,
});

function mutationOf(tree: NodeTree, touched: readonly MirrorNode[]): JsonObject[] {
  const changes: Changes = { texts: [], attributes: [], removes: [], adds: [] };
  for (const node of touched) writeChanges(tree, node, changes);
  const isEmpty = Object.values(changes).every((list: JsonObject[]) => list.length === 0);
  return isEmpty ? [] : [{ source: incrementalSource.mutation, ...changes }];
}

function inputsOf(touched: readonly MirrorNode[]): JsonObject[] {
  return touched
    .flatMap(({ id, later }) => (later?.input === undefined ? [] : [{ id, ...later.input }]))
    .sort((one, other) => one.order - other.order)
    .map(({ order: _, ...input }) => ({ source: incrementalSource.input, ...input }));
}

function stateOf({ id, later }: MirrorNode, atMs: number): JsonObject[] {
  const data: JsonObject[] = [];
  if (later?.media) data.push(mediaData(id, later.media, atMs));
  if (later?.scroll) data.push({ source: incrementalSource.scroll, id, ...later.scroll });
  return data;
}
