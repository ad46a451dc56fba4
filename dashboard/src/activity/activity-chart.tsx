import { useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import "./activity-chart.css";
import { format } from "date-fns";
import type { ActivityChart as Chart } from "../../../protocol/api-activity.ts";
import { formatCount, formatCounted } from "../design/format.ts";
import { useTheme } from "../design/theme.ts";
import { chartOptions } from "./chart-options.ts";
import { useColors } from "./use-colors.ts";

/** Bars of sessions, and in front of them those with errors and with frustration. */
export function ActivityChart({ chart }: { chart: Chart }) {
  const box = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const colors = useColors(box, theme);
  const [under, setUnder] = useState<number | null>(null);
  const { points, per } = chart;
  useEffect(() => {
    const { current } = box;
    if (current === null || colors === null) return;
    const data: uPlot.AlignedData = [
      points.map(({ at }) => Date.parse(at) / 1_000),
      points.map(({ sessions }) => sessions),
      points.map(({ withStruggle }) => withStruggle),
      points.map(({ withErrors }) => withErrors),
    ];
    const size = () => ({ width: current.clientWidth, height: current.clientHeight });
    const plot = new uPlot({ ...chartOptions(colors, per, setUnder), ...size() }, data, current);
    const observer = new ResizeObserver(() => plot.setSize(size()));
    observer.observe(current);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [points, colors, per]);
  const total = points.reduce((sum, { sessions }) => sum + sessions, 0);
  const shown = under === null ? null : points[under];
  return (
    <figure className="flex h-full flex-col gap-1">
      <figcaption className="flex h-5 flex-wrap gap-x-4 overflow-hidden text-small text-muted">
        <span className="font-medium text-ink">
          {shown
            ? format(new Date(shown.at), per === "hour" ? "d MMM, HH:mm" : "EEE d MMM")
            : `Sessions per ${per}`}
        </span>
        <Key color="var(--bars)" words={shown ? formatCounted(shown.sessions, "session") : "sessions"} />
        <Key
          color="var(--signal-rage)"
          words={shown ? `${formatCount(shown.withStruggle)} with frustration` : "with frustration"}
        />
        <Key
          color="var(--signal-form)"
          words={shown ? `${formatCount(shown.withErrors)} with errors` : "with errors"}
        />
      </figcaption>
      <div
        ref={box}
        role="img"
        aria-label={`${formatCounted(total, "session")} in ${formatCounted(points.length, per)}`}
        className="min-h-0 flex-1"
      />
    </figure>
  );
}

function Key({ color, words }: { color: string; words: string }) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <span className="size-2 rounded-[2px]" style={{ background: color }} aria-hidden="true" />
      {words}
    </span>
  );
}
