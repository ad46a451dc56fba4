import type { PlayheadEvent } from "../events.ts";
import { detector } from "./detector.ts";
import { textsIn } from "./read-state.ts";
import type { Finding } from "./signal.ts";

interface Broken {
  /** What was told of this page, by the end of its address. */
  urls: string[];
}

/** A page whose pictures are all gone says no more with the eleventh. */
const maxPerPage = 10;
const keptChars = 60;
const maxUrlChars = 200;

/** What a visitor misses; a script or a beacon that a blocker stops they do not. */
const seen: readonly string[] = ["img", "image", "video", "audio", "source", "iframe", "input"];
const firstError = 400;
/** What a server says of what it was sent: the page is a form that comes back. */
const ofForm: readonly number[] = [400, 422];

export const brokenLink = detector<Broken>({
  kind: "brokenLink",
  concerns: ({ custom }) => custom?.tag === "ph.resource-error" || custom?.tag === "ph.page",
  read: ({ urls }) => ({ urls: textsIn(urls, maxPerPage) }),
  fold(before, { event, custom }, _thresholds, scene) {
    const atMs = event.timestamp;
    if (custom?.tag === "ph.page") {
      const { status, via } = custom.payload;
      if (via === "route") return { state: before, findings: [] };
      if (status === undefined || status < firstError || ofForm.includes(status))
        return { state: { urls: [] }, findings: [] };
      const evidence = `The page was answered with status ${status}`;
      return { state: { urls: [] }, findings: [{ atMs, severity: "severe", element: null, evidence }] };
    }
    const broken = custom?.tag === "ph.resource-error" ? findingOf(custom, atMs, scene.url) : null;
    if (custom?.tag !== "ph.resource-error" || broken === null) return { state: before, findings: [] };
    const key = custom.payload.url.slice(-keptChars);
    if (before.urls.includes(key) || before.urls.length >= maxPerPage) return { state: before, findings: [] };
    return { state: { urls: [...before.urls, key] }, findings: [broken] };
  },
});

function findingOf(
  { payload }: PlayheadEvent<"ph.resource-error">,
  atMs: number,
  pageUrl: string,
): Finding | null {
  const { tagName, url, status, selector, nodeId } = payload;
  const isAnswered = status !== null && status >= firstError;
  // Without an answer, what is of another origin may be a blocker's doing.
  if (!isAnswered && !(seen.includes(tagName) && originOf(url) === originOf(pageUrl))) return null;
  if (tagName !== "" && !seen.includes(tagName) && originOf(url) !== originOf(pageUrl)) return null;
  const what = tagName === "" ? "A resource" : `An element of kind ${tagName}`;
  const why = isAnswered ? `was answered with status ${status}` : "did not load";
  const evidence = `${what} ${why}: ${url.slice(0, maxUrlChars)}`;
  return {
    atMs,
    severity: "mild",
    element: { selector: selector.slice(0, 200), text: "", nodeId },
    evidence,
  };
}

const originOf = (url: string): string => /^[a-z]+:\/\/[^/]*/.exec(url)?.[0] ?? "";
