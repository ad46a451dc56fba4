import { createHash } from "node:crypto";
import * as z from "zod";
import type {
  NewPasskey,
  NewPasskeyOptions,
  PasskeyOptions,
  PasskeySignIn,
} from "../../protocol/api-passkeys.ts";
import type { PasskeyKey } from "../control/passkeys.ts";
import { type AuthenticatorData, readAuthenticatorData } from "./authenticator-data.ts";
import { isPasskeyKey, isSignedBy, passkeyAlgorithms } from "./passkey-key.ts";

/**
 * What an authenticator is asked, and whether its answer is to be believed: Web Authentication, level 3, sections 7.1 and
 * 7.2, without attestation, since any make of device will do. A passkey is good for the dashboard's host alone, and
 * stands for a password as well: its device makes sure who uses it.
 */
export interface Asked {
  dashboardOrigin: string;
  /** Chance, base64url. */
  challenge: string;
}

const hostOf = ({ dashboardOrigin }: Asked): string => new URL(dashboardOrigin).hostname;

export const questionForNew = (
  asked: Asked,
  person: { personId: string; email: string; name: string },
  known: readonly Pick<PasskeyKey, "credentialId">[],
): NewPasskeyOptions => ({
  challenge: asked.challenge,
  rp: { id: hostOf(asked), name: "Playhead" },
  user: {
    id: Buffer.from(person.personId).toString("base64url"),
    name: person.email,
    displayName: person.name,
  },
  pubKeyCredParams: passkeyAlgorithms.map((alg) => ({ alg, type: "public-key" })),
  attestation: "none",
  excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId, type: "public-key" })),
  // The sign-in page asks for no address: the device has to know whose key it is.
  authenticatorSelection: {
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  },
});

export const questionForSignIn = (asked: Asked): PasskeyOptions => ({
  challenge: asked.challenge,
  rpId: hostOf(asked),
  userVerification: "required",
});

/** @returns null for an answer that is not to be believed */
export function readNewKey({ id, response }: NewPasskey["response"], asked: Asked): PasskeyKey | null {
  const data = believedData("webauthn.create", response, asked);
  const { publicKey, publicKeyAlgorithm, transports } = response;
  if (data?.credential?.id !== id || !isPasskeyKey(publicKey, publicKeyAlgorithm)) return null;
  return {
    credentialId: id,
    publicKey,
    counter: data.counter,
    deviceType: data.mayBeSynced ? "multiDevice" : "singleDevice",
    isBackedUp: data.isSynced,
    transports: transports?.join(",") ?? null,
    aaguid: data.credential.make,
  };
}

/** @returns how often the key was used, as its device counts; null for an answer that is not to be believed */
export function readAnswer(
  { response }: PasskeySignIn["response"],
  { publicKey, counter }: Pick<PasskeyKey, "publicKey" | "counter">,
  asked: Asked,
): number | null {
  const data = believedData("webauthn.get", response, asked);
  if (data === null) return null;
  // A device that counts and comes with an old number is a copy of the one that was here.
  if ((data.counter > 0 || counter > 0) && data.counter <= counter) return null;
  const signed = Buffer.concat([fromBase64url(response.authenticatorData), sha256(response.clientDataJSON)]);
  return isSignedBy(publicKey, signed, fromBase64url(response.signature)) ? data.counter : null;
}

interface Told {
  clientDataJSON: string;
  authenticatorData: string;
}

/** What the device says, if it says it of this host and question, and made sure who used it. */
function believedData(type: string, told: Told, asked: Asked): AuthenticatorData | null {
  const data = readAuthenticatorData(fromBase64url(told.authenticatorData));
  const host = createHash("sha256").update(hostOf(asked)).digest("hex");
  if (data?.host !== host || !data.isUserPresent || !data.isUserVerified) return null;
  return isClientData(told.clientDataJSON, type, asked) ? data : null;
}

const clientData = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().default(false),
});

/** What the browser says: for which page of which origin it asked. */
function isClientData(clientDataJSON: string, type: string, { challenge, dashboardOrigin }: Asked): boolean {
  const said = clientData.safeParse(jsonOrNull(fromBase64url(clientDataJSON).toString("utf8"))).data;
  return (
    said?.type === type &&
    said.challenge === challenge &&
    said.origin === dashboardOrigin &&
    !said.crossOrigin
  );
}

const fromBase64url = (text: string): Buffer => Buffer.from(text, "base64url");
const sha256 = (base64url: string): Buffer => createHash("sha256").update(fromBase64url(base64url)).digest();

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
