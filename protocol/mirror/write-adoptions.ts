import { incrementalSource } from "../events.ts";
import type { JsonObject } from "../json-object.ts";
import type { ConstructedSheets } from "./constructed-sheets.ts";
import type { WrittenDocument } from "./write-tree.ts";

/**
 * A document's constructed sheets, all told with the document itself, whether it adopts them or a shadow host does or
 * nobody does now; then who adopts which, then their changes.
 */
export function writeAdoptions(
  sheets: ConstructedSheets,
  { document, touched }: WrittenDocument,
): JsonObject[] {
  const source = incrementalSource.adoptedStyleSheet;
  const own = [...sheets.all].filter(([, { documentId }]) => documentId === document.id);
  const styles = own.map(([styleId, { ref, rules }]) => ({
    styleId,
    rules: ref ?? rules.map((rule, index) => ({ rule, index })),
  }));
  const hosts = touched.filter(({ later }) => later?.adopted !== undefined && later.adopted.length > 0);
  const adoptions = hosts
    .filter((host) => host !== document)
    .map(({ id, later }) => ({ source, id, styleIds: later?.adopted }));
  if (styles.length === 0 && hosts.length === 0) return [];
  return [
    { source, id: document.id, styleIds: document.later?.adopted ?? [], styles },
    ...adoptions,
    ...own.flatMap(([, { changes }]) => changes),
  ];
}
