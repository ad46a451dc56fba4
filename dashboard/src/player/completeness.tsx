import type { Replay } from "../api/replay.ts";
import { Fact, Facts } from "../design/facts.tsx";
import { formatClock, formatCount, formatCounted } from "../design/format.ts";

interface CompletenessProps {
  completeness: NonNullable<Replay["completeness"]>;
  /** Server time. */
  startedAtMs: number;
}

/** What of the visit is not here, and why. */
export function Completeness({ completeness, startedAtMs }: CompletenessProps) {
  const { chunksReceived, gaps, skippedChunks, conflicts, isTruncated, degraded } = completeness;
  const isWhole = gaps.length + skippedChunks + conflicts + degraded.length === 0 && !isTruncated;
  return (
    <Facts title="Completeness">
      <Fact name="Chunks">{formatCount(chunksReceived)}</Fact>
      {isWhole && <Fact name="Missing">Nothing</Fact>}
      {gaps.map(({ tabId, fromSeq, toSeq, fromAtMs, toAtMs }) => (
        <Fact key={`${tabId} ${fromSeq}`} name="Gap">
          {`${formatCounted(toSeq - fromSeq + 1, "chunk")} between ${formatClock(fromAtMs - startedAtMs)} and ${formatClock(toAtMs - startedAtMs)}`}
        </Fact>
      ))}
      <Fact name="Unreadable">{skippedChunks === 0 ? "" : formatCounted(skippedChunks, "chunk")}</Fact>
      <Fact name="Refused">
        {conflicts === 0 ? "" : `${formatCounted(conflicts, "chunk")} under a number that was taken`}
      </Fact>
      <Fact name="Cut off">
        {isTruncated ? "The session reached its bound; what came after is not kept." : ""}
      </Fact>
      {degraded.map((words) => (
        <Fact key={words} name="Less detail">
          {words}
        </Fact>
      ))}
    </Facts>
  );
}
