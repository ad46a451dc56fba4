import { parseArgs } from "node:util";
import { signalKinds } from "../protocol/signals/signal.ts";
import { corpus } from "./signals/corpus.ts";
import { playhead } from "./signals/judges/playhead.ts";
import { faultLines, kindTable } from "./signals/report.ts";
import { runCorpus } from "./signals/run-corpus.ts";
import { tallyOf } from "./signals/tally.ts";

/** How often verdicts on visitors' struggles are right, on cases a human has labelled. */
const { values } = parseArgs({
  options: {
    /** Part of the names of the cases to be lived. */
    cases: { type: "string", default: "" },
    "at-once": { type: "string", default: "8" },
    /** What was recorded of each case with a false verdict. */
    tell: { type: "boolean", default: false },
  },
});
const cases = corpus.filter(({ name }) => name.includes(values.cases));
const began = performance.now();
await runCorpus(playhead, cases, {
  atOnce: Number(values["at-once"]),
  async onJudged(judged) {
    const tally = tallyOf(judged, playhead.kinds ?? signalKinds);
    console.log(`${cases.length} cases in ${Math.round((performance.now() - began) / 1_000)} s\n`);
    console.log(kindTable(tally));
    console.log(`\n${faultLines(tally).join("\n")}`);
    if (!values.tell) return;
    for (const { one, tell } of judged) {
      if (!tally.faults.some((fault) => fault.one === one)) continue;
      console.log(`\n${one.name}\n${await tell()}`);
    }
  },
});
