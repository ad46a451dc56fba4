import { and, eq, gt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { verifications } from "./account-schema.ts";
import { sha256Hex } from "./sha256-hex.ts";

/** What an authenticator was asked, until it is answered once. */
export interface Question {
  /** Whose passkey is to be added; null where somebody signs in. */
  personId: string | null;
  challenge: string;
}

/** Apart from what is mailed, whose rows are the accounts library's own. */
const identifierOf = (token: string): string => `passkey ${sha256Hex(token)}`;

/** @param token what the answer has to bring */
export async function keepQuestion(
  control: D1Database,
  id: string,
  token: string,
  { personId, challenge }: Question,
  nowMs: number,
  endsAtMs: number,
): Promise<void> {
  const now = new Date(nowMs);
  await drizzle(control)
    .insert(verifications)
    .values({
      ...{ id, identifier: identifierOf(token), value: `${personId ?? ""} ${challenge}` },
      ...{ expiresAt: new Date(endsAtMs), createdAt: now, updatedAt: now },
    })
    .run();
}

/** @returns null for a token that is unknown or over, or was taken before */
export async function takeQuestion(
  control: D1Database,
  token: string,
  nowMs: number,
): Promise<Question | null> {
  const row = await drizzle(control)
    .delete(verifications)
    .where(
      and(eq(verifications.identifier, identifierOf(token)), gt(verifications.expiresAt, new Date(nowMs))),
    )
    .returning({ value: verifications.value })
    .get();
  if (row === undefined) return null;
  const [personId = "", challenge = ""] = row.value.split(" ");
  return { personId: personId === "" ? null : personId, challenge };
}
