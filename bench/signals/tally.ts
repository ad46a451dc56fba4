import { type SignalKind, signalKinds } from "../../protocol/signals/signal.ts";
import type { Verdict } from "./judges/judge.ts";
import type { Expected, SignalCase } from "./signal-case.ts";

/** What is wrong with what a judge said of a case. */
export interface FalseVerdict {
  one: SignalCase;
  /** Missed: expected and not said; false: said and not expected. */
  fault: "missed" | "false";
  kind: SignalKind;
  /** Where, or where it was expected. */
  at: string;
  evidence: string;
}

export interface KindTally {
  kind: SignalKind;
  right: number;
  missed: number;
  false: number;
}

export interface Tally {
  kinds: KindTally[];
  faults: FalseVerdict[];
}

/**
 * Compares what was said with the labels. A kind at one element counts once, however often it was said.
 * @param kinds those that count; labels of others are nobody's fault
 */
export function tallyOf(
  judged: readonly { one: SignalCase; verdicts: readonly Verdict[] }[],
  kinds: readonly SignalKind[],
): Tally {
  const counts = new Map<SignalKind, KindTally>(
    kinds.map((kind) => [kind, { kind, right: 0, missed: 0, false: 0 }]),
  );
  const faults: FalseVerdict[] = [];
  for (const { one, verdicts } of judged) {
    for (const expected of one.expected) {
      const tally = counts.get(expected.kind);
      if (tally === undefined) continue;
      if (verdicts.some((verdict) => fits(verdict, expected))) tally.right++;
      else {
        tally.missed++;
        faults.push({ one, fault: "missed", kind: expected.kind, at: expected.at ?? "", evidence: "" });
      }
    }
    const wrong = verdicts.filter(
      (verdict) =>
        !one.expected.some((expected) => fits(verdict, expected) || isStronger(verdict, expected, counts)),
    );
    const places = new Map(wrong.map((verdict) => [`${verdict.kind} ${verdict.selector}`, verdict]));
    for (const { kind, selector, evidence } of places.values()) {
      const tally = counts.get(kind);
      if (tally === undefined) continue;
      tally.false++;
      faults.push({ one, fault: "false", kind, at: selector ?? "", evidence });
    }
  }
  return { kinds: signalKinds.flatMap((kind) => counts.get(kind) ?? []), faults };
}

/** Who knows one kind of click without an answer may say it of plain content, too. */
const isStronger = (
  verdict: Verdict,
  expected: Expected,
  counts: ReadonlyMap<SignalKind, KindTally>,
): boolean => verdict.kind === "deadClick" && expected.kind === "plainClick" && !counts.has("plainClick");

const fits = ({ kind, selector }: Verdict, expected: Expected): boolean =>
  kind === expected.kind &&
  (expected.at === undefined || selector === null || selector.includes(expected.at));

/** Null: nothing was said. */
export const precisionOf = ({ right, false: wrong }: KindTally): number | null =>
  right + wrong === 0 ? null : right / (right + wrong);

/** Null: nothing was to be said. */
export const recallOf = ({ right, missed }: KindTally): number | null =>
  right + missed === 0 ? null : right / (right + missed);
