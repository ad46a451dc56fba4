import { presenceSaveMs, presenceSavesAtOnce } from "../../protocol/limits.ts";

/** How often what is known was written down of late. */
export interface Saves {
  /** When the stretch began in which they are counted, server time, ms. */
  sinceMs: number;
  count: number;
  /** An alarm will write what is not written yet. */
  isPlanned: boolean;
}

export const noSaves = (): Saves => ({ sinceMs: 0, count: 0, isPlanned: false });

/**
 * What is only in memory an idle object loses after ten seconds, and every row costs as much as seven requests. So a word
 * of a quiet website is written at once, and of a busy one, whose object is never idle, all that comes within a stretch
 * in one row, by an alarm, which is a row itself.
 */
export function decideSave(
  { sinceMs, count, isPlanned }: Saves,
  nowMs: number,
): { kind: "now"; saves: Saves } | { kind: "plan"; atMs: number; saves: Saves } | { kind: "wait" } {
  if (isPlanned) return { kind: "wait" };
  const isOver = nowMs - sinceMs >= presenceSaveMs;
  const stretch = isOver ? { sinceMs: nowMs, count: 0 } : { sinceMs, count };
  if (stretch.count < presenceSavesAtOnce) {
    return { kind: "now", saves: { ...stretch, count: stretch.count + 1, isPlanned: false } };
  }
  const atMs = stretch.sinceMs + presenceSaveMs;
  return { kind: "plan", atMs, saves: { ...stretch, isPlanned: true } };
}

/** When the alarm has written. */
export const afterPlanned = (nowMs: number): Saves => ({
  sinceMs: nowMs,
  count: presenceSavesAtOnce,
  isPlanned: false,
});
