import { useEffect, useRef, useState } from "react";
import Plot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatCount } from "./format.ts";
import { useTheme } from "./theme.ts";

interface BarChartProps {
  /** What it shows, for who does not see it. */
  label: string;
  /** What is counted, in the plural. */
  what: string;
  /** `at`: start of the stretch, Unix seconds, in UTC. */
  bars: readonly { at: number; count: number }[];
}

const heightPx = 192;

/** Counts over time; the one under the pointer is told below. */
export function BarChart(props: BarChartProps) {
  // Drawn anew for another theme: a canvas does not know tokens.
  return <Bars key={useTheme()} {...props} />;
}

function Bars({ label, what, bars }: BarChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const plot = new Plot(
      optionsOf(element, what, setHovered),
      [bars.map(({ at }) => at), bars.map(({ count }) => count)],
      element,
    );
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: heightPx }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [bars, what]);
  const bar = hovered === null ? undefined : bars[hovered];
  return (
    <figure aria-label={label} className="m-0 min-w-0">
      <div ref={box} className="h-48 overflow-hidden" aria-hidden="true" />
      <figcaption className="h-5 text-center text-small text-muted">
        {bar && `${dayName(bar.at)}: ${formatCount(bar.count)} ${what}`}
      </figcaption>
    </figure>
  );
}

function optionsOf(
  element: HTMLElement,
  what: string,
  onHover: (index: number | null) => void,
): Plot.Options {
  const muted = resolvedColor(element, "--muted");
  const line = resolvedColor(element, "--line");
  const font = `11px ${getComputedStyle(element).fontFamily}`;
  const barsOf = Plot.paths.bars?.({ size: [0.7, 28] });
  return {
    width: element.clientWidth,
    height: heightPx,
    // Days are UTC.
    tzDate: (seconds) => Plot.tzDate(new Date(seconds * 1_000), "Etc/UTC"),
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    hooks: { setCursor: [({ cursor }) => onHover(cursor.idx ?? null)] },
    scales: { y: { range: (_, __, max) => [0, Math.max(4, max * 1.1)] } },
    axes: [
      { stroke: muted, font, size: 26, grid: { show: false }, ticks: { show: false }, values: dayLabels },
      {
        stroke: muted,
        font,
        size: 44,
        grid: { stroke: line, width: 1 },
        ticks: { show: false },
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 1e7],
        values: (_, values) => values.map(formatCount),
      },
    ],
    series: [
      {},
      {
        label: what,
        fill: resolvedColor(element, "--bars"),
        width: 0,
        points: { show: false },
        ...(barsOf === undefined ? {} : { paths: barsOf }),
      },
    ],
  };
}

const dayNames = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const dayName = (seconds: number): string => dayNames.format(new Date(seconds * 1_000));
const dayLabels = (_: Plot, seconds: number[]): string[] => seconds.map(dayName);

/** A token as a canvas understands it: what the browser makes of it for this element. */
function resolvedColor(element: HTMLElement, token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
