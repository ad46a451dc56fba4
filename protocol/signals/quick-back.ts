import type { PagePayload } from "../page-events.ts";
import { detector } from "./detector.ts";
import { numberIn, textIn } from "./read-state.ts";

/** The page before, and the one that was come to from there. */
interface Way {
  before: string;
  url: string;
  /** When it was come to, ms. */
  atMs: number;
  /** The visitor has done something on it. */
  isUsed: boolean;
  /** Quick returns to one page, the last of which was at that time. */
  backs: number;
  backMs: number;
}

const maxUrlChars = 300;
/** Quick returns follow one another within this time when none of the pages is what is looked for. */
const searchMs = 60_000;

export const quickBack = detector<Way>({
  kind: "quickBack",
  concerns: ({ custom }) =>
    custom?.tag === "ph.page" || custom?.tag === "ph.click" || custom?.tag === "ph.field",
  read: ({ before, url, atMs, isUsed, backs, backMs }) => ({
    before: textIn(before),
    url: textIn(url),
    atMs: numberIn(atMs),
    isUsed: isUsed === true,
    backs: numberIn(backs),
    backMs: numberIn(backMs),
  }),
  fold(way, { event, custom }, { quickBackMs }) {
    if (custom?.tag !== "ph.page") return { state: { ...way, isUsed: true }, findings: [] };
    const atMs = event.timestamp;
    const url = withoutHash(custom.payload.url);
    if (url === way.url) return { state: way, findings: [] };
    const stayMs = atMs - way.atMs;
    const state = { ...way, before: way.url, url, atMs, isUsed: false };
    const isQuick = stayMs >= 0 && stayMs <= quickBackMs && !way.isUsed;
    if (url !== way.before || way.before === "" || !isQuick || !isBack(custom.payload))
      return { state, findings: [] };
    const backs = atMs - way.backMs <= searchMs ? way.backs + 1 : 1;
    const evidence = `The page was left by going back after ${stayMs} ms, without a click on it`;
    const severity = backs >= 2 ? "severe" : "mild";
    const finding = { atMs: way.atMs, severity, element: null, evidence, url: way.url } as const;
    return { state: { ...state, backs, backMs: atMs }, findings: [finding] };
  },
});

/** Through the browser's history; a link that leads back was clicked. */
const isBack = ({ via, navigation, action }: PagePayload): boolean =>
  via === "back-forward-cache" || navigation === "back_forward" || action === "traverse";

const withoutHash = (url: string): string => (url.split("#")[0] ?? "").slice(0, maxUrlChars);
