import type { ErasureReceipt } from "../../../protocol/api.ts";
import { formatBytes, formatCounted } from "./format.ts";

/** What an erasure took, in a line. */
export function receiptWords({ receiptId, completedAt, sessions }: ErasureReceipt): string {
  if (completedAt === null) return `It goes on in the background. Receipt ${receiptId}`;
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const chunks = sum(sessions.map((one) => one.chunks));
  const bytes = sum(sessions.map((one) => one.bytes));
  return `${formatCounted(chunks, "chunk")}, ${formatBytes(bytes)}. Receipt ${receiptId}`;
}
