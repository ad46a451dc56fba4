import type { SessionPage } from "../api-visit.ts";
import { maxListedPromptChars, maxListedPrompts, maxMarkChars, maxMarkedEvents } from "../limits.ts";
import { serverTimes, type Timeline } from "../timeline.ts";
import type { ErrorGroup } from "./error-group.ts";
import { type SessionError, sessionErrors } from "./session-errors.ts";
import type { ListedError, ListedPrompt, Mark, MarkKind, ToldFacts } from "./visit-facts.ts";
import { visitedPages } from "./visited-pages.ts";

/** What a session that is over has shown, for its row and for what it is found by. */
export interface Findings {
  pages: SessionPage[];
  marks: Mark[];
  errors: ListedError[];
  /** Of `errors`, in their order. */
  groups: ErrorGroup[];
  prompts: ListedPrompt[];
}

export interface ToldOfVisit {
  told: ToldFacts;
  /** Of the page. */
  tags: readonly string[];
}

/** The same timeline gives the same, whenever it is asked. */
export function findingsOf(timeline: Timeline, { told, tags }: ToldOfVisit): Findings {
  const errors = sessionErrors(timeline);
  const prompts = promptsOf(timeline);
  return {
    pages: visitedPages(timeline),
    marks: [
      ...tags.flatMap((tag) => (tag === "" ? [] : [plain("tag", tag)])),
      ...Object.entries(told.variants ?? {}).map(([name, side]) => plain("variant", `${name}=${side}`)),
      ...(told.release ? [plain("release", told.release)] : []),
      ...(told.campaign ? [plain("campaign", told.campaign.name || told.campaign.source)] : []),
      ...eventMarks(timeline),
      ...promptMark(prompts),
      ...errors.map(({ fingerprint, count, lastAtMs }): Mark => ["error", fingerprint, count, lastAtMs]),
    ],
    errors: errors.map(listed),
    groups: errors.map(({ group }) => group),
    prompts: prompts.slice(-maxListedPrompts),
  };
}

const plain = (kind: MarkKind, value: string): Mark => [kind, value.slice(0, maxMarkChars), 1, 0];

const listed = ({ group: _, lastAtMs: __, ...error }: SessionError): ListedError => error;

/** The first names, each with how often and when last. */
function eventMarks(timeline: Pick<Timeline, "tabs" | "others">): Mark[] {
  const atServer = serverTimes(timeline);
  const found = new Map<string, Mark>();
  for (const other of timeline.others ?? []) {
    if (other.tag !== "ph.track" || other.payload.name === "") continue;
    const { name } = other.payload;
    const [, , count, lastAtMs] = found.get(name) ?? ["event", name, 0, 0];
    if (count > 0 || found.size < maxMarkedEvents)
      found.set(name, ["event", name, count + 1, Math.max(lastAtMs, Math.round(atServer(other)))]);
  }
  return [...found.values()];
}

const promptsOf = (timeline: Pick<Timeline, "tabs" | "others">): ListedPrompt[] => {
  const atServer = serverTimes(timeline);
  return (timeline.others ?? []).flatMap((other): ListedPrompt[] =>
    other.tag === "ph.prompt" && other.payload.text !== ""
      ? [{ atMs: Math.round(atServer(other)), text: other.payload.text.slice(0, maxListedPromptChars) }]
      : [],
  );
};

const promptMark = (prompts: readonly ListedPrompt[]): Mark[] => {
  const last = prompts.at(-1);
  return last === undefined ? [] : [["prompt", "", prompts.length, last.atMs]];
};
