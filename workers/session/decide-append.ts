import type { ErrorCode } from "../../protocol/errors.ts";
import type { Inflated } from "../inflate.ts";

/** What the object knows under the chunk's (tab, seq). */
export type Known = "nothing" | "same bytes" | "other bytes";

export type AppendDecision =
  | { kind: "accept"; inflated: Uint8Array }
  | { kind: "duplicate" }
  | { kind: "refuse"; code: ErrorCode; message: string };

/**
 * A recovered chunk under a known seq is what a lost tab had written ahead of a cut that did arrive:
 * the cut holds all of it and more, hence a duplicate.
 * @param inflateBody called only when the answer depends on the body
 */
export function decideAppend(
  known: Known,
  isRecovered: boolean,
  inflateBody: () => Inflated,
): AppendDecision {
  if (known === "same bytes") return { kind: "duplicate" };
  if (known === "other bytes") {
    return isRecovered
      ? { kind: "duplicate" }
      : { kind: "refuse", code: "chunk_conflict", message: "Another chunk has this tab and seq." };
  }
  const inflated = inflateBody();
  if (inflated.ok) return { kind: "accept", inflated: inflated.bytes };
  switch (inflated.reason) {
    case "not_gzip":
      return { kind: "refuse", code: "chunk_not_gzip", message: "The chunk's body is not gzip." };
    case "truncated":
      return { kind: "refuse", code: "chunk_truncated", message: "The chunk's body ends early." };
    case "too_large":
      return { kind: "refuse", code: "chunk_bomb", message: "The chunk's body inflates past the limit." };
  }
}
