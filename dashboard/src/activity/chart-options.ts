import { format } from "date-fns";
import uPlot from "uplot";
import { formatCount } from "../design/format.ts";
import type { Colors } from "./use-colors.ts";

/** Of a bar's place, and px at most. Those in front are narrower, so that the ones behind show. */
type BarSize = [share: number, mostPx: number];
const wide: BarSize = [0.72, 44];
const middle: BarSize = [0.44, 26];
const narrow: BarSize = [0.16, 10];
const daySeconds = 86_400;
/** Half a session there is not. */
const counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000];

/**
 * @param onUnder is told the index of the point under the pointer; null when there is none
 */
export function chartOptions(
  colors: Colors,
  per: "hour" | "day",
  onUnder: (index: number | null) => void,
): Omit<uPlot.Options, "width" | "height"> {
  const stepSeconds = per === "hour" ? 3_600 : daySeconds;
  const series = (label: string, color: string, size: BarSize): uPlot.Series => {
    const paths = uPlot.paths.bars?.({ size, radius: 0.1 });
    return { label, stroke: color, fill: color, width: 0, points: { show: false }, ...(paths && { paths }) };
  };
  const axis: uPlot.Axis = {
    stroke: colors.muted,
    font: '11px "Inter Variable", system-ui, sans-serif',
    ticks: { show: false },
  };
  return {
    padding: [8, 8, 0, 0],
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    hooks: { setCursor: [({ cursor }) => onUnder(cursor.idx ?? null)] },
    scales: {
      x: { range: (_, least, most) => [least - stepSeconds / 2, most + stepSeconds / 2] },
      y: { range: (_, __, most) => [0, Math.max(4, most * 1.05)] },
    },
    axes: [
      {
        ...axis,
        size: 26,
        grid: { show: false },
        incrs: [1, 2, 3, 6, 12, 24, 48, 168, 336, 720].map((steps) => steps * stepSeconds),
        space: 56,
        values: (_, ticks) =>
          ticks.map((seconds) => format(seconds * 1_000, per === "hour" ? "HH:mm" : "d MMM")),
      },
      {
        ...axis,
        size: 44,
        grid: { stroke: colors.line, width: 1 },
        incrs: counts,
        values: (_, ticks) => ticks.map(formatCount),
      },
    ],
    series: [
      {},
      series("sessions", colors.bars, wide),
      series("with frustration", colors["signal-rage"], middle),
      series("with errors", colors["signal-form"], narrow),
    ],
  };
}
