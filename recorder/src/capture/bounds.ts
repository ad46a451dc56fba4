import type { PlayheadTag } from "../../../protocol/events.ts";

/** A page that throws, logs or asks in a loop must not fill the replay, nor cost the visitor. */
const limits: { readonly [Tag in PlayheadTag]?: { perMinute: number; perPage: number } } = {
  "ph.click": { perMinute: 300, perPage: 5_000 },
  "ph.click-outcome": { perMinute: 300, perPage: 5_000 },
  "ph.error": { perMinute: 50, perPage: 200 },
  "ph.console": { perMinute: 60, perPage: 300 },
  "ph.request": { perMinute: 100, perPage: 500 },
};
const otherwise = { perMinute: 60, perPage: 500 };

export interface Bounds {
  /** Whether one more of the kind may be told; if not, it is counted. */
  take(tag: PlayheadTag, nowMs: number): boolean;
  /** What was left out since the last call. */
  takeDropped(): { tag: PlayheadTag; count: number }[];
}

export function createBounds(): Bounds {
  const counts = new Map<
    PlayheadTag,
    { minute: number; inMinute: number; inPage: number; dropped: number }
  >();
  return {
    take(tag, nowMs) {
      const minute = Math.floor(nowMs / 60_000);
      const count = counts.get(tag) ?? { minute, inMinute: 0, inPage: 0, dropped: 0 };
      counts.set(tag, count);
      if (count.minute !== minute) {
        count.minute = minute;
        count.inMinute = 0;
      }
      const { perMinute, perPage } = limits[tag] ?? otherwise;
      const hasRoom = count.inMinute < perMinute && count.inPage < perPage;
      if (hasRoom) {
        count.inMinute++;
        count.inPage++;
      } else count.dropped++;
      return hasRoom;
    },
    takeDropped() {
      const dropped = [...counts].flatMap(([tag, count]) =>
        count.dropped > 0 ? { tag, count: count.dropped } : [],
      );
      for (const count of counts.values()) count.dropped = 0;
      return dropped;
    },
  };
}
