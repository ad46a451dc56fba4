import { formatCounted } from "../design/format.ts";
import { trendOf } from "./trend.ts";

interface TrendBarsProps {
  days: readonly { day: string; sessions: number }[];
  /** ISO 8601. */
  from: string;
  now: Date;
}

const width = 96;
const height = 24;

/** Sessions a day, as bars. */
export function TrendBars({ days, from, now }: TrendBarsProps) {
  const trend = trendOf(days, from, now.getTime());
  const most = Math.max(1, ...trend.map(({ sessions }) => sessions));
  const step = width / Math.max(1, trend.length);
  const total = trend.reduce((sum, { sessions }) => sum + sessions, 0);
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={`${formatCounted(total, "session")} in ${formatCounted(trend.length, "day")}`}
      className="block"
    >
      {trend.map(({ day, sessions }, index) => {
        const barHeight = sessions === 0 ? 1 : Math.max(3, (sessions / most) * height);
        return (
          <rect
            key={day}
            x={index * step}
            y={height - barHeight}
            width={Math.max(1, step - 1)}
            height={barHeight}
            fill={sessions === 0 ? "var(--line)" : "var(--error)"}
          >
            <title>{`${day}: ${formatCounted(sessions, "session")}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
