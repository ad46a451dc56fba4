import * as z from "zod";
import { accountName } from "./api-accounts.ts";

/** Signing in by a key that the person's device keeps (Web Authentication, level 3), as schemas. */

const base64url = (maxChars: number) =>
  z
    .string()
    .min(1)
    .max(maxChars)
    .regex(/^[A-Za-z0-9_-]+$/);

/** As `PublicKeyCredential.parseRequestOptionsFromJSON` takes it. */
export const passkeyOptions = z.looseObject({ challenge: z.string() });
export type PasskeyOptions = z.infer<typeof passkeyOptions>;

/** As `PublicKeyCredential.parseCreationOptionsFromJSON` takes it. */
export const newPasskeyOptions = passkeyOptions.extend({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal("public-key") })),
});
export type NewPasskeyOptions = z.infer<typeof newPasskeyOptions>;

/** As `PublicKeyCredential.toJSON` gives it; what more it gives is not needed. */
const credential = z.object({
  id: base64url(1_500).describe("By which the authenticator knows the key, base64url."),
  rawId: base64url(1_500),
  type: z.literal("public-key"),
  // Of extensions none is asked for.
  clientExtensionResults: z.object({}).default({}),
});

const clientDataJSON = base64url(8_000);

export const newPasskey = z.object({
  name: accountName.describe("By which the person knows it again."),
  response: credential.extend({
    response: z.object({
      clientDataJSON,
      attestationObject: base64url(40_000),
      transports: z
        .array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]))
        .max(10)
        .optional(),
    }),
  }),
});
export type NewPasskey = z.infer<typeof newPasskey>;

export const passkeySignIn = z.object({
  response: credential.extend({
    response: z.object({
      clientDataJSON,
      authenticatorData: base64url(8_000),
      signature: base64url(4_000),
    }),
  }),
});
export type PasskeySignIn = z.infer<typeof passkeySignIn>;

export const passkey = z.object({
  passkeyId: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  isSynced: z.boolean().describe("Its maker keeps a copy for the person's other devices."),
});
export type Passkey = z.infer<typeof passkey>;
export const passkeyList = z.object({ passkeys: z.array(passkey) });
export const passkeyMade = z.object({ passkeyId: z.string() });
export const passkeyName = z.object({ name: accountName });
