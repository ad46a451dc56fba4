import { maxActivityHeight } from "../../../protocol/activity.ts";

/** Between two bars there is a gap of a quarter of their distance. */
const barWidth = 0.75;

/** A bar a part, one unit wide with its gap, from the ground at `maxActivityHeight` up. */
export const sparklinePath = (activity: readonly number[]): string =>
  activity
    .flatMap((height, x) =>
      height > 0 ? [`M${x} ${maxActivityHeight}v${-height}h${barWidth}v${height}z`] : [],
    )
    .join("");
