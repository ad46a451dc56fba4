import { type FalseVerdict, type KindTally, precisionOf, recallOf, type Tally } from "./tally.ts";

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

export function faultLines(
  faults: readonly FalseVerdict[],
  reasonOf: (fault: FalseVerdict) => string | undefined,
): string[] {
  return faults.map((fault) => {
    const { one, kind, at, evidence } = fault;
    const where = at === "" ? "" : ` at ${at}`;
    const said = evidence === "" ? "" : ` (${evidence})`;
    return `- ${fault.fault} ${kind}${where}: ${one.name}${said}. ${reasonOf(fault) ?? "Not known before."}`;
  });
}
