import { timingSafeEqual } from "node:crypto";
import { sha256Hex } from "../control/sha256-hex.ts";

/** A shorter one may be guessed: then there is no operator's API at all. */
const minTokenChars = 32;

export type OperatorDecision = "no_api" | "operator" | "stranger";

/**
 * Who asks the operator's API. Hashes are compared, in a time that tells nothing: they are of one length.
 * @param authorization the header; null for none
 */
export function decideOperator(
  { OPERATOR_TOKEN = "" }: { OPERATOR_TOKEN?: string | undefined },
  authorization: string | undefined,
): OperatorDecision {
  if (OPERATOR_TOKEN.length < minTokenChars) return "no_api";
  const [, token = ""] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  const [given, right] = [sha256Hex(token), sha256Hex(OPERATOR_TOKEN)].map((hash) =>
    new TextEncoder().encode(hash),
  );
  return given !== undefined && right !== undefined && timingSafeEqual(given, right)
    ? "operator"
    : "stranger";
}
