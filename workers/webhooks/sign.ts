import { createHmac } from "node:crypto";

/**
 * The header `Playhead-Signature`: `t=<seconds>,v1=<HMAC-SHA256 of "t.body", hex>`, with one `v1` for each secret.
 * The time is part of what is signed, so that an old delivery cannot be sent again as a new one.
 */
export function signatureOf(secrets: readonly string[], body: string, nowMs: number): string {
  const seconds = Math.floor(nowMs / 1_000);
  const marks = secrets.map(
    (secret) => `v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`,
  );
  return [`t=${seconds}`, ...marks].join(",");
}
