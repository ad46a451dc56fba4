import type { ErrorCode } from "../../protocol/errors.ts";
import type { Inflated } from "../inflate.ts";

/** What the object knows under the chunk's (tab, seq). */
export type Known = "nothing" | "same bytes" | "other bytes";

export interface AppendQuestion {
  known: Known;
  isRecovered: boolean;
  /** Whether the session may take a chunk of this place; see `hasRoom`. */
  hasRoom: boolean;
  /** Called only when the answer depends on the body. */
  inflateBody: () => Inflated;
}

export type AppendDecision =
  | { kind: "accept"; inflatedBytes: number }
  | { kind: "duplicate" }
  | { kind: "refuse"; code: ErrorCode; message: string };

/**
 * A recovered chunk under a known seq is what a lost tab had written ahead of a cut that did arrive:
 * the cut holds all of it and more, hence a duplicate.
 */
export function decideAppend({ known, isRecovered, hasRoom, inflateBody }: AppendQuestion): AppendDecision {
  if (known === "same bytes") return { kind: "duplicate" };
  if (known === "other bytes") {
    return isRecovered
      ? { kind: "duplicate" }
      : refuse("chunk_conflict", "Another chunk has this tab and seq.");
  }
  if (!hasRoom) return refuse("session_too_large", "The session takes no more.");
  const inflated = inflateBody();
  if (inflated.ok) return { kind: "accept", inflatedBytes: inflated.bytes.length };
  return { kind: "refuse", ...bodyRefusal(inflated.reason) };
}

export function bodyRefusal(reason: Extract<Inflated, { ok: false }>["reason"]): {
  code: ErrorCode;
  message: string;
} {
  switch (reason) {
    case "not_gzip":
      return { code: "chunk_not_gzip", message: "The chunk's body is not gzip." };
    case "truncated":
      return { code: "chunk_truncated", message: "The chunk's body ends early." };
    case "too_large":
      return { code: "chunk_bomb", message: "The chunk's body inflates past the limit." };
  }
}

const refuse = (code: ErrorCode, message: string): AppendDecision => ({ kind: "refuse", code, message });
