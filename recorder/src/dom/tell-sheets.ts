import type { ReplayEvent } from "../../../protocol/events.ts";
import type { Privacy } from "../privacy/privacy.ts";
import { type LinkedSheets, readSheet, type SheetReading } from "./linked-sheets.ts";
import { mutation } from "./mutation-event.ts";
import type { NodeRecords } from "./node-records.ts";
import type { IsOver } from "./slices.ts";
import { noteSheet } from "./told-sheets.ts";

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
  let reading: SheetReading | null = null;
  return (hasToldNodes, atMs, isOver) => {
    const isEnough = (): boolean => isOver(Number.POSITIVE_INFINITY);
    if (hasToldNodes && queue.length > 0 && isEnough()) return false;
    for (let link = queue[0]; link !== undefined; link = queue[0]) {
      const record = owner.records.shown(link);
      if (record !== null) reading ??= readSheet(link, owner);
      if (reading?.run(isOver) === false) return false;
      const text = record && reading?.text();
      reading = null;
      queue.shift();
      if (!text) continue;
      const attributes = { _cssText: text };
      noteSheet(attributes);
      owner.emit(mutation({ attributes: [{ id: record.id, attributes }] }, atMs));
      if (isEnough()) break;
    }
    return queue.length === 0;
  };
}
