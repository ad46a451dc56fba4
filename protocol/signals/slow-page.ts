import { detector } from "./detector.ts";
import { numberIn } from "./read-state.ts";

interface Told {
  /** When the page came that a slow signal was told of, ms; 0: none. */
  pageMs: number;
  /** When this page came. */
  sinceMs: number;
}

/** Twice as slow is severe. */
const severeFactor = 2;

export const slowPage = detector<Told>({
  kind: "slowPage",
  concerns: ({ custom }) =>
    custom?.tag === "ph.load" || custom?.tag === "ph.vital" || custom?.tag === "ph.page",
  read: ({ pageMs, sinceMs }) => ({ pageMs: numberIn(pageMs), sinceMs: numberIn(sinceMs) }),
  fold(state, { event, custom }, { slowContentMs, slowDocumentMs }) {
    if (custom?.tag === "ph.page")
      return {
        state: custom.payload.via === "load" ? { ...state, sinceMs: event.timestamp } : state,
        findings: [],
      };
    const isTold = state.pageMs !== 0 && state.pageMs === state.sinceMs;
    const took = tookOf(custom);
    const lowestMs = took?.what === "document" ? slowDocumentMs : slowContentMs;
    if (isTold || took === null || took.ms < lowestMs) return { state, findings: [] };
    const missing =
      took.what === "document" ? "before, it could not be used" : "before, little could be seen of it";
    const evidence = `The page's ${took.what} took ${took.ms} ms; ${missing}`;
    const severity = took.ms >= severeFactor * lowestMs ? "severe" : "mild";
    const atMs = state.sinceMs || event.timestamp;
    return {
      state: { ...state, pageMs: state.sinceMs },
      findings: [{ atMs, severity, element: null, evidence }],
    };
  },
});

function tookOf(
  custom: Parameters<typeof slowPage.step>[1]["custom"],
): { what: "document" | "largest content"; ms: number } | null {
  if (custom?.tag === "ph.load") return { what: "document", ms: custom.payload.interactiveMs };
  if (custom?.tag !== "ph.vital" || custom.payload.name !== "LCP") return null;
  return { what: "largest content", ms: Math.round(custom.payload.value) };
}
