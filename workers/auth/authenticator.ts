import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import {
  type AttestationStatement,
  decodeAttestationObject,
  decodeClientDataJSON,
  isoBase64URL,
} from "@simplewebauthn/server/helpers";
import type {
  NewPasskey,
  NewPasskeyOptions,
  PasskeyOptions,
  PasskeySignIn,
} from "../../protocol/api-passkeys.ts";
import type { PasskeyKey } from "../control/passkeys.ts";

/**
 * What an authenticator is asked, and whether its answer is to be believed (Web Authentication, level 3). A passkey is
 * good for the dashboard's host alone, and stands for a password as well: its device makes sure who uses it.
 */
const hostOf = (dashboardOrigin: string): string => new URL(dashboardOrigin).hostname;

/** COSE numbers (RFC 9053, RFC 8812) of ES256, which all devices can, and RS256, which older Windows has instead. */
const algorithms = [-7, -257];

export async function questionForNew(
  dashboardOrigin: string,
  person: { personId: string; email: string; name: string },
  credentialIds: readonly string[],
): Promise<NewPasskeyOptions> {
  const rp = { id: hostOf(dashboardOrigin), name: "Playhead" };
  const asked = await generateRegistrationOptions({
    rpName: rp.name,
    rpID: rp.id,
    userID: Uint8Array.from(new TextEncoder().encode(person.personId)),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: credentialIds.map((id) => ({ id })),
    // The sign-in page asks for no address.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { ...asked, rp };
}

export const questionForSignIn = async (dashboardOrigin: string): Promise<PasskeyOptions> => ({
  ...(await generateAuthenticationOptions({ rpID: hostOf(dashboardOrigin), userVerification: "required" })),
});

export interface Expected {
  challenge: string;
  dashboardOrigin: string;
}

const expectations = ({ challenge, dashboardOrigin }: Expected) => ({
  expectedChallenge: challenge,
  expectedOrigin: dashboardOrigin,
  expectedRPID: hostOf(dashboardOrigin),
  requireUserVerification: true,
});

/** @returns null for an answer that is not to be believed */
export async function readNewKey(
  { response, ...named }: NewPasskey["response"],
  expected: Expected,
): Promise<PasskeyKey | null> {
  const { transports = [], ...told } = response;
  const read = await orNull(async () => {
    if (isFramed(told) || bringsCertificate(told.attestationObject)) return null;
    return await verifyRegistrationResponse({
      response: { ...named, response: { ...told, transports } },
      supportedAlgorithmIDs: algorithms,
      ...expectations(expected),
    });
  });
  if (!read?.verified) return null;
  const { credential, credentialDeviceType, credentialBackedUp, aaguid } = read.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: isoBase64URL.fromBuffer(credential.publicKey),
    counter: credential.counter,
    deviceType: credentialDeviceType,
    isBackedUp: credentialBackedUp,
    transports: transports.join(","),
    aaguid,
  };
}

/** @returns how often the key was used, as its device counts; null for an answer that is not to be believed */
export async function readAnswer(
  response: PasskeySignIn["response"],
  { credentialId, publicKey, counter }: Pick<PasskeyKey, "credentialId" | "publicKey" | "counter">,
  expected: Expected,
): Promise<number | null> {
  const credential = { id: credentialId, publicKey: isoBase64URL.toBuffer(publicKey), counter };
  const read = await orNull(async () =>
    isFramed(response.response)
      ? null
      : await verifyAuthenticationResponse({ response, credential, ...expectations(expected) }),
  );
  return read?.verified ? read.authenticationInfo.newCounter : null;
}

/** Asked by a frame in another site's page, which the library lets pass. */
const isFramed = ({ clientDataJSON }: { clientDataJSON: string }): boolean =>
  decodeClientDataJSON(clientDataJSON).crossOrigin ?? false;

/**
 * Whether it names the device's maker, which was not asked for, where its own key's signature would do. The library would
 * follow a certificate to the address at which it says it may be revoked: any that who sends it likes.
 */
function bringsCertificate(attestationObject: string): boolean {
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = attestation.get("fmt");
  if (format === "none") return false;
  const statement: AttestationStatement = attestation.get("attStmt");
  return format !== "packed" || statement.get("x5c") !== undefined;
}

/** What the library refuses or cannot read, it throws; it asks nothing but what it was given. */
async function orNull<Read>(read: () => Promise<Read>): Promise<Read | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}
