import { type KindTally, precisionOf, recallOf, type Tally } from "./tally.ts";

const share = (value: number | null): string => (value === null ? "–" : value.toFixed(2));

/** A row for each kind that was expected or said. */
export function kindTable({ kinds }: Tally): string {
  const row = (tally: KindTally): string =>
    `| ${tally.kind} | ${tally.right} | ${tally.missed} | ${tally.false} | ${share(precisionOf(tally))} | ${share(recallOf(tally))} |`;
  return [
    "| signal | right | missed | false | precision | recall |",
    "|---|--:|--:|--:|--:|--:|",
    ...kinds.filter((tally) => tally.right + tally.missed + tally.false > 0).map(row),
  ].join("\n");
}

export const faultLines = ({ faults }: Tally): string[] =>
  faults.map(
    ({ one, fault, kind, at, evidence }) =>
      `- ${fault} ${kind}${at === "" ? "" : ` at ${at}`}: ${one.name}${evidence === "" ? "" : ` (${evidence})`}`,
  );
