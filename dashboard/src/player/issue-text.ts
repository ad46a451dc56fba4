import type { Session } from "../../../protocol/api.ts";
import { formatClock, pathOf } from "../design/format.ts";
import { signalWords } from "../design/signal-looks.ts";
import { groupOf } from "./moment-groups.ts";
import { momentWords } from "./moment-words.ts";
import type { HappenedMoment } from "./moments.ts";

export interface IssueText {
  title: string;
  /** Markdown. */
  body: string;
}

/** So many steps before the moment are told. */
const maxSteps = 10;
/** A little behind the moment something still belongs to it. */
const behindMs = 1_000;

/** What a developer needs to know of a moment, to be put into a tracker. */
export function issueText(
  session: Session,
  moments: readonly HappenedMoment[],
  tMs: number,
  link: string,
): IssueText {
  const before = moments.filter((moment) => moment.tMs <= tMs + behindMs && groupOf(moment) !== null);
  const page = before.findLast(({ kind }) => kind === "page");
  const url = page?.kind === "page" ? page.page.url : session.initialUrl;
  const trouble = before.findLast(({ kind }) => kind === "error" || kind === "signal");
  const steps = before.slice(-maxSteps).map((moment) => `${formatClock(moment.tMs)} ${kindWords(moment)}`);
  const device = [session.browser, session.os, `${session.viewportWidth} × ${session.viewportHeight}`];
  return {
    title: `${trouble ? troubleWords(trouble) : "A visitor's trouble"} on ${pathOf(url)}`,
    body: [
      `Replay at ${formatClock(tMs)}: ${link}`,
      `Page: ${url}`,
      `With: ${device.filter(Boolean).join(", ")}${session.release && `, release ${session.release}`}`,
      "",
      "What the visitor did:",
      ...steps.map((step, index) => `${index + 1}. ${step}`),
      ...details(trouble),
    ].join("\n"),
  };
}

const troubleWords = (moment: HappenedMoment): string =>
  moment.kind === "signal" ? signalWords(moment.signal.kind) : momentWords(moment);

function kindWords(moment: HappenedMoment): string {
  const words = momentWords(moment);
  if (moment.kind === "page") return `opened ${words}`;
  if (moment.kind === "click") return `clicked ${words}`;
  return moment.kind === "error" ? `error: ${words}` : words;
}

function details(trouble: HappenedMoment | undefined): string[] {
  if (trouble?.kind === "signal") return ["", `Evidence: ${trouble.signal.evidence}`];
  if (trouble?.kind === "error" && trouble.error.stack !== "") return ["", "```", trouble.error.stack, "```"];
  return [];
}

/** What trackers call a new issue's title and text in the address of their page for one. */
const fieldsByHost: readonly [host: RegExp, title: string, body: string][] = [
  [/(^|\.)linear\.app$/, "title", "description"],
  [/(^|\.)atlassian\.net$/, "summary", "description"],
  [/gitlab/, "issue[title]", "issue[description]"],
];
/** Some servers refuse longer addresses. */
const maxAddressChars = 7_000;

/** The tracker's page for a new issue with the text in it; null when it is no address of the web. */
export function issueAddress(tracker: string, { title, body }: IssueText): string | null {
  if (!URL.canParse(tracker)) return null;
  const url = new URL(tracker);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  const [, titleField, bodyField] = fieldsByHost.find(([host]) => host.test(url.hostname)) ?? [
    null,
    "title",
    "body",
  ];
  url.searchParams.set(titleField, title);
  for (let text = body; ; text = text.slice(0, Math.floor(text.length * 0.8))) {
    url.searchParams.set(bodyField, text);
    if (url.href.length <= maxAddressChars || text === "") return url.href;
  }
}
