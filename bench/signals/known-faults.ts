import type { SignalCase } from "./signal-case.ts";
import type { FalseVerdict } from "./tally.ts";

/** False verdicts of ours that remain, and why; none is known. */
const known: readonly (Pick<FalseVerdict, "kind" | "fault"> & { name: string; reason: string })[] = [];

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
