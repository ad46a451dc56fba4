/**
 * How much the visitor's hand did, over all of a session, in few numbers however long it lasts. It rides in every chunk's
 * row. Any order of the same moments gives the same: a part is as wide as it must be for all of them.
 */
export interface Activity {
  /** Width of a part, ms: one second, doubled as often as needed. */
  widthMs: number;
  /** Number of the first part: its time divided by the width. */
  first: number;
  /** Events in each part. */
  counts: number[];
}

export const maxActivityParts = 24;
/** A shorter session has fewer parts: nobody does something else every half second. */
const leastWidthMs = 1_000;
/** What a `Date` can say; an event's time may be anything. */
const maxTimeMs = 8.64e15;

/**
 * @param momentsMs by one clock
 * @returns the very same without a moment
 */
export function foldActivity(
  activity: Activity | undefined,
  momentsMs: readonly number[],
): Activity | undefined {
  const [firstMs] = momentsMs;
  if (firstMs === undefined) return activity;
  const next = copyOf(activity ?? noneAt(firstMs));
  for (const atMs of momentsMs) add(next, atMs, 1);
  return next.counts.length === 0 ? activity : next;
}

/** The busiest part's height. */
export const maxActivityHeight = 35;

/**
 * The parts from a session's first moment to its last, each a digit of base 36: its height, by the square root of its
 * count, since to scroll takes a hundred times the events of a click.
 * @param span by the clock of the moments
 */
export function activityText(
  activity: Activity | undefined,
  span: { fromMs: number; toMs: number },
): string | null {
  if (activity === undefined) return null;
  const whole = copyOf(activity);
  add(whole, span.fromMs, 0);
  add(whole, span.toMs, 0);
  const busiest = Math.max(...whole.counts);
  return whole.counts
    .map((count) => Math.ceil(maxActivityHeight * Math.sqrt(count / busiest)).toString(36))
    .join("");
}

/** Heights, 0 to `maxActivityHeight`. */
export const readActivity = (text: string): number[] =>
  [...text].map((digit) => Number.parseInt(digit, 36) || 0);

const noneAt = (atMs: number): Activity => ({
  widthMs: leastWidthMs,
  first: Math.floor(atMs / leastWidthMs),
  counts: [],
});

const copyOf = (activity: Activity): Activity => ({ ...activity, counts: [...activity.counts] });

function add(activity: Activity, atMs: number, count: number): void {
  if (!(atMs >= 0 && atMs <= maxTimeMs)) return;
  const { counts } = activity;
  if (counts.length === 0) activity.first = Math.floor(atMs / activity.widthMs);
  while (partsWith(activity, atMs) > maxActivityParts) widen(activity);
  const part = Math.floor(atMs / activity.widthMs);
  while (part < activity.first) {
    activity.counts.unshift(0);
    activity.first -= 1;
  }
  while (part >= activity.first + activity.counts.length) activity.counts.push(0);
  const index = part - activity.first;
  activity.counts[index] = (activity.counts[index] ?? 0) + count;
}

function partsWith({ widthMs, first, counts }: Activity, atMs: number): number {
  const part = Math.floor(atMs / widthMs);
  return Math.max(part, first + counts.length - 1) - Math.min(part, first) + 1;
}

/** Parts lie where their number says, so that two become one wherever the session began. */
function widen(activity: Activity): void {
  const first = Math.floor(activity.first / 2);
  const counts: number[] = [];
  for (const [index, count] of activity.counts.entries()) {
    const part = Math.floor((activity.first + index) / 2) - first;
    counts[part] = (counts[part] ?? 0) + count;
  }
  Object.assign(activity, { widthMs: activity.widthMs * 2, first, counts });
}
