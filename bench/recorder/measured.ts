import type { Contender } from "./contenders.ts";
import type { Visit } from "./run-visit.ts";
import type { Upload } from "./upload.ts";
import type { VisitedPage } from "./visited-pages.ts";

/** One visit with what the recorder's side saw of it. */
export interface Measured {
  pageId: VisitedPage["id"];
  contenderId: Contender["id"];
  /** A later visitor's sheets stand on the server already. */
  isFirstVisitor: boolean;
  rep: number;
  visit: Visit;
  replayBytes: number;
  sheetBytes: number;
}

export function bytesOf(uploads: readonly Upload[], kind: Upload["kind"]): number {
  return uploads.filter((upload) => upload.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
}
