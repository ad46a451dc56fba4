import { clsx } from "clsx";
import type { VitalPayload } from "../../../protocol/page-events.ts";
import { Fact, Facts } from "../design/facts.tsx";
import { formatMs } from "../design/format.ts";
import { type HappenedMoment, toldIn } from "./moments.ts";

interface PageVitalsProps {
  moments: readonly HappenedMoment[];
  /** The page's own stretch of the session. */
  fromMs: number;
  untilMs: number;
}

const vitalWords: Record<VitalPayload["name"], string> = {
  TTFB: "First byte",
  FCP: "First paint",
  LCP: "Largest paint",
  INP: "Slowest answer",
  CLS: "Layout shift",
};
const ratingWords: Record<VitalPayload["rating"], string> = {
  good: "good",
  "needs-improvement": "could be better",
  poor: "poor",
};

/** How the page felt: its web vitals, how deep it was seen, what held it up. */
export function PageVitals({ moments, fromMs, untilMs }: PageVitalsProps) {
  const onPage = moments.filter(({ tMs }) => tMs >= fromMs && tMs < untilMs);
  const vitals = new Map(toldIn(onPage, "ph.vital").map(({ payload }) => [payload.name, payload]));
  const load = toldIn(onPage, "ph.load").at(-1)?.payload;
  const depth = toldIn(onPage, "ph.depth").at(-1)?.payload;
  const longTasks = toldIn(onPage, "ph.long-task");
  if (vitals.size === 0 && !load && !depth && longTasks.length === 0) return null;
  const heldUpMs = longTasks.reduce((sum, { payload }) => sum + payload.durationMs, 0);
  return (
    <Facts title="How it felt">
      {[...vitals.values()].map((vital) => (
        <Fact key={vital.name} name={vitalWords[vital.name]}>
          <Vital vital={vital} />
        </Fact>
      ))}
      <Fact name="Loaded in">{load ? formatMs(load.loadMs) : ""}</Fact>
      <Fact name="Seen down to">{depth ? `${depth.percent} % of its height` : ""}</Fact>
      <Fact name="Held up">
        {longTasks.length === 0 ? "" : `${formatMs(heldUpMs)} by ${longTasks.length} long tasks`}
      </Fact>
    </Facts>
  );
}

function Vital({ vital }: { vital: VitalPayload }) {
  const { name, value, rating } = vital;
  return (
    <>
      {name === "CLS" ? value.toFixed(2) : formatMs(value)}
      <span className="sr-only"> {name}</span>
      <span className={clsx("ml-2 text-small", rating === "poor" ? "text-error" : "text-muted")}>
        {ratingWords[rating]}
      </span>
    </>
  );
}
