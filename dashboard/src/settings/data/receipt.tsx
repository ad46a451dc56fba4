import type { ErasureReceipt } from "../../../../protocol/api.ts";
import { formatBytes, formatCounted, formatMoment } from "../../design/format.ts";

/** What an erasure has removed so far, or in all. */
export function Receipt({ receipt }: { receipt: ErasureReceipt }) {
  const { receiptId, scope, sessions, completedAt } = receipt;
  const sum = (of: (session: (typeof sessions)[number]) => number) =>
    sessions.reduce((all, session) => all + of(session), 0);
  return (
    <div role="status" className="rounded-md border border-line bg-sunken px-4 py-3">
      <p className="font-medium">
        {completedAt === null ? "Erasing" : "Erased"} {scope.kind} {scope.id}
      </p>
      <p>
        {formatCounted(sessions.length, "session")},{" "}
        {formatCounted(
          sum(({ chunks }) => chunks),
          "chunk",
        )}{" "}
        ({formatBytes(sum(({ bytes }) => bytes))}),{" "}
        {formatCounted(
          sum(({ objects }) => objects),
          "object",
        )}{" "}
        and{" "}
        {formatCounted(
          sum(({ rows }) => rows),
          "row",
        )}
        {completedAt === null
          ? " so far; the rest follows by itself."
          : `, done ${formatMoment(new Date(completedAt))}.`}
      </p>
      <p className="font-mono text-small text-muted">Receipt {receiptId}</p>
    </div>
  );
}
