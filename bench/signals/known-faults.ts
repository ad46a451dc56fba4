import type { FalseVerdict } from "./tally.ts";

/** False verdicts of ours that remain, and why. */
const known: readonly (Pick<FalseVerdict, "kind" | "fault"> & { name: string; reason: string })[] = [];

export const reasonOf = ({ one, kind, fault }: FalseVerdict): string | undefined =>
  known.find((other) => other.name === one.name && other.kind === kind && other.fault === fault)?.reason;

export const isKnown = (fault: FalseVerdict): boolean => reasonOf(fault) !== undefined;
