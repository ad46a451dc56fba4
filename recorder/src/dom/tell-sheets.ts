import type { ReplayEvent } from "../../../protocol/events.ts";
import type { Privacy } from "../privacy/privacy.ts";
import { type LinkedSheets, readSheet, type SheetReading } from "./linked-sheets.ts";
import { mutation } from "./mutation-event.ts";
import type { NodeRecords } from "./node-records.ts";
import type { IsOver } from "./slices.ts";

export interface SheetOwner {
  records: NodeRecords;
  privacy: Privacy;
  links?: LinkedSheets | undefined;
  emit(event: ReplayEvent): void;
}

/**
 * Tells large sheets, none of them in one slice with another or with nodes.
 * @param queue links whose sheets are to be told, also such as come later
 * @returns what goes on until the slice is over; true when all are told
 */
export function createSheetTeller(
  owner: SheetOwner,
  queue: Element[],
): (hasToldNodes: boolean, atMs: number, isOver: IsOver) => boolean {
  let current: { link: Element; reading: SheetReading } | null = null;
  const next = (): typeof current => {
    const link = queue.shift();
    return link && owner.records.shown(link) ? { link, reading: readSheet(link, owner) } : null;
  };
  return (hasToldNodes, atMs, isOver) => {
    const isEnough = (): boolean => isOver(Number.POSITIVE_INFINITY);
    if (hasToldNodes && queue.length > 0 && isEnough()) return false;
    while (current !== null || queue.length > 0) {
      current ??= next();
      if (current === null) continue;
      const { link, reading } = current;
      if (!reading.run(isOver)) return false;
      current = null;
      const record = owner.records.shown(link);
      const text = record && reading.text();
      if (!text) continue;
      owner.emit(mutation({ attributes: [{ id: record.id, attributes: { _cssText: text } }] }, atMs));
      if (isEnough()) break;
    }
    return queue.length === 0;
  };
}
