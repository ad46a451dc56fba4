import { parseArgs } from "node:util";
import { signalKinds } from "../protocol/signals/signal.ts";
import { corpus } from "./signals/corpus.ts";
import type { Judge } from "./signals/judges/judge.ts";
import { playhead } from "./signals/judges/playhead.ts";
import { posthog } from "./signals/judges/posthog.ts";
import { sentry } from "./signals/judges/sentry.ts";
import { isKnown, mended, reasonOf } from "./signals/known-faults.ts";
import { faultLines, kindTable } from "./signals/report.ts";
import { type JudgedCase, runCorpus } from "./signals/run-corpus.ts";
import type { SignalCase } from "./signals/signal-case.ts";
import { subset } from "./signals/subset.ts";
import { type Tally, tallyOf } from "./signals/tally.ts";

/** How often verdicts on visitors' struggles are right, on scenes that a human has labelled. */
const { values } = parseArgs({
  options: {
    /** Parts of the names of the scenes to be lived, by `|`. */
    cases: { type: "string", default: "" },
    /** The few that every test run lives. */
    subset: { type: "boolean", default: false },
    /** Of those, one of so many. */
    "one-of": { type: "string", default: "1" },
    "at-once": { type: "string", default: "8" },
    /** Which recorders, by commas. */
    judges: { type: "string", default: "playhead,posthog,sentry" },
    /** What was recorded of each scene with a false verdict. */
    tell: { type: "boolean", default: false },
    /** Fails when a false verdict of ours, that comes twice, is not among the known, or one of these is right by now. */
    strict: { type: "boolean", default: false },
  },
});

/** Those that judge clicks alone are asked about those alone. */
const isClicked = ({ gestures }: SignalCase): boolean =>
  gestures.some((gesture) => gesture.do === "click" || gesture.do === "clickAround");

async function judgedBy(judge: Judge, cases: readonly SignalCase[]): Promise<Tally> {
  const beganAt = performance.now();
  let tally: Tally = { kinds: [], faults: [] };
  const onJudged = async (judged: JudgedCase[]): Promise<void> => {
    tally = tallyOf(judged, judge.kinds ?? signalKinds);
    if (!values.tell) return;
    for (const { one, tell } of judged) {
      if (tally.faults.some((fault) => fault.one === one)) console.log(`\n${one.name}\n${await tell()}`);
    }
  };
  const onUnlived = (one: SignalCase, cause: unknown): void => {
    console.log(`Not lived: ${one.name}: ${String(cause)}`);
    process.exitCode = 1;
  };
  await runCorpus(judge, cases, { atOnce: Number(values["at-once"]), onJudged, onUnlived });
  const seconds = Math.round((performance.now() - beganAt) / 1_000);
  console.log(`\n${judge.label}: ${cases.length} scenes in ${seconds} s\n\n${kindTable(tally)}`);
  return tally;
}

const oneOf = Number(values["one-of"]);
const parts = values.cases.split("|");
const cases = corpus
  .filter(({ name }) => parts.some((part) => name.includes(part)))
  .filter(({ name }) => !values.subset || subset.includes(name))
  .filter((_, n) => n % oneOf === 0);
const judges = values.judges.split(",");
if (judges.includes("playhead")) {
  const { faults } = await judgedBy(playhead, cases);
  console.log(`\n${faultLines(faults, reasonOf).join("\n")}`);
  if (values.strict) {
    await expectAgain(faults.filter((fault) => !isKnown(fault)).map(({ one }) => one));
    for (const name of mended(cases, faults)) {
      console.log(`Known as wrong, and right by now: ${name}`);
      process.exitCode = 1;
    }
  }
}
const clicked = cases.filter(isClicked);
if (judges.includes("posthog")) await judgedBy(posthog, clicked);
if (judges.includes("sentry")) await judgedBy(sentry, clicked);

/** What a busy machine has spoilt is right the second time. */
async function expectAgain(doubtful: readonly SignalCase[]): Promise<void> {
  if (doubtful.length === 0) return;
  const { faults } = await judgedBy(playhead, [...new Set(doubtful)]);
  if (faults.every(isKnown)) return;
  console.log(`\nNot known before:\n${faultLines(faults, reasonOf).join("\n")}`);
  process.exitCode = 1;
}
