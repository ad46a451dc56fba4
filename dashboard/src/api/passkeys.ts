import { queryOptions } from "@tanstack/react-query";
import {
  newPasskeyOptions,
  passkeyList,
  passkeyMade,
  passkeyOptions,
} from "../../../protocol/api-passkeys.ts";
import { deleteJson, getJson, postForJson, postJson, putJson } from "./client.ts";

/** Whether this browser takes a server's question as it comes; all have since 2025. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === "function" &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: ({ signal }) => getJson("/me/passkeys", passkeyList, signal),
});

/** Has the browser ask the person which device keeps the key. @throws what `passkeyFailure` has words for */
export async function addPasskey(name: string): Promise<void> {
  const asked = await postForJson("/me/passkeys/begin", {}, newPasskeyOptions);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked);
  const made = await navigator.credentials.create({ publicKey });
  await postForJson("/me/passkeys", { name, response: answerOf(made) }, passkeyMade);
}

/** @throws what `passkeyFailure` has words for */
export async function signInByPasskey(): Promise<void> {
  const asked = await postForJson("/sign-in/passkey", {}, passkeyOptions);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
  const chosen = await navigator.credentials.get({ publicKey });
  await postJson("/sign-in/passkey/finish", { response: answerOf(chosen) });
}

export const renamePasskey = ({ passkeyId, name }: { passkeyId: string; name: string }): Promise<void> =>
  putJson(`/me/passkeys/${passkeyId}`, { name });
export const removePasskey = (passkeyId: string): Promise<void> => deleteJson(`/me/passkeys/${passkeyId}`);

const answerOf = (credential: Credential | null): unknown =>
  credential instanceof PublicKeyCredential ? credential.toJSON() : null;

/** What a person is told when it did not work; a browser's own errors speak to developers. */
export function passkeyFailure(error: Error): string {
  if (!(error instanceof DOMException)) return error.message;
  switch (error.name) {
    case "InvalidStateError":
      return "This device has a passkey for your account already.";
    case "SecurityError":
      return "Passkeys work on the dashboard's own address alone.";
    default:
      return "No passkey was used. Try again, or sign in another way.";
  }
}
