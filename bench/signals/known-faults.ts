import type { SignalCase } from "./signal-case.ts";
import type { FalseVerdict } from "./tally.ts";

const tooLate = {
  name: "an answer after 3.4 s for which no server was asked",
  reason:
    "Without a request a click is watched for three seconds, or what the page does anyway would answer it.",
};

/** False verdicts of ours that remain, and why. */
const known: readonly (Pick<FalseVerdict, "kind" | "fault"> & { name: string; reason: string })[] = [
  { kind: "slowClick", fault: "missed", ...tooLate },
  { kind: "deadClick", fault: "false", ...tooLate },
];

const find = ({ one, kind, fault }: FalseVerdict) =>
  known.find((other) => other.name === one.name && other.kind === kind && other.fault === fault);

export const reasonOf = (fault: FalseVerdict): string | undefined => find(fault)?.reason;

export const isKnown = (fault: FalseVerdict): boolean => find(fault) !== undefined;

/** Scenes among these of which a false verdict is known that was not made. */
export function mended(cases: readonly SignalCase[], faults: readonly FalseVerdict[]): string[] {
  const made = new Set(faults.map(find));
  return known.flatMap((one) =>
    !made.has(one) && cases.some(({ name }) => name === one.name) ? [one.name] : [],
  );
}
