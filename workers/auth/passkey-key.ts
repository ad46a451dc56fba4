import { createPublicKey, type KeyObject, verify } from "node:crypto";

/** COSE numbers (RFC 9053, RFC 8812) of ES256, which all devices can, and RS256, which older Windows has instead. */
export const passkeyAlgorithms = [-7, -257] as const;
export type PasskeyAlgorithm = (typeof passkeyAlgorithms)[number];

const minRsaBits = 2_048;

/** @param spki as the browser hands it over: DER of a SubjectPublicKeyInfo, base64url */
export function isPasskeyKey(spki: string, algorithm: PasskeyAlgorithm): boolean {
  const key = keyOrNull(spki);
  const { namedCurve, modulusLength = 0 } = key?.asymmetricKeyDetails ?? {};
  switch (algorithm) {
    case -7:
      return key?.asymmetricKeyType === "ec" && namedCurve === "prime256v1";
    case -257:
      return key?.asymmetricKeyType === "rsa" && modulusLength >= minRsaBits;
  }
}

/** Both algorithms sign what SHA-256 makes of it; a signature of ES256 is DER, as Web Authentication has it. */
export function isSignedBy(spki: string, signed: Buffer, signature: Buffer): boolean {
  const key = keyOrNull(spki);
  return key !== null && verify("sha256", signed, key, signature);
}

function keyOrNull(spki: string): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(spki, "base64url"), format: "der", type: "spki" });
  } catch {
    return null;
  }
}
