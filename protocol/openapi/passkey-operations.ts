import type { ZodType } from "zod";
import {
  newPasskey,
  newPasskeyOptions,
  passkeyList,
  passkeyMade,
  passkeyName,
  passkeyOptions,
  passkeySignIn,
} from "../api-passkeys.ts";
import { type Answer, jsonOf, type Operation } from "./operation.ts";

const asked = (schema: ZodType): Answer => ({
  ...jsonOf("What the authenticator is asked.", schema),
  headers: { "set-cookie": "Ties the answer to the question, for five minutes." },
});

/** By these a device's key is a way in. */
export const passkeySignInOperations: Operation[] = [
  {
    method: "post",
    path: "/api/sign-in/passkey",
    id: "beginPasskeySignIn",
    topic: "Account",
    summary: "Begin a sign-in by a passkey",
    isOpen: true,
    answers: { 200: asked(passkeyOptions) },
    refusals: ["rate_limited", "origin_not_allowed"],
  },
  {
    method: "post",
    path: "/api/sign-in/passkey/finish",
    id: "finishPasskeySignIn",
    topic: "Account",
    summary: "Sign in by a passkey",
    isOpen: true,
    body: {
      type: "application/json",
      schema: passkeySignIn,
      description: "What the authenticator answered.",
    },
    answers: { 204: { description: "Signed in.", headers: { "set-cookie": "The login's cookie." } } },
    refusals: ["sign_in_failed", "forbidden", "origin_not_allowed"],
  },
];

/** One's own. */
export const passkeyOperations: Operation[] = [
  {
    method: "get",
    path: "/api/me/passkeys",
    id: "listPasskeys",
    topic: "Account",
    summary: "List one's own passkeys",
    scope: null,
    answers: { 200: jsonOf("All of them, the newest first.", passkeyList) },
    refusals: ["forbidden"],
  },
  {
    method: "post",
    path: "/api/me/passkeys/begin",
    id: "beginPasskey",
    topic: "Account",
    summary: "Begin to add a passkey",
    details: "Who does so has signed in within a day.",
    scope: null,
    answers: { 200: asked(newPasskeyOptions) },
    refusals: ["forbidden", "login_old"],
  },
  {
    method: "post",
    path: "/api/me/passkeys",
    id: "addPasskey",
    topic: "Account",
    summary: "Add a passkey",
    scope: null,
    body: { type: "application/json", schema: newPasskey, description: "What the authenticator answered." },
    answers: { 201: jsonOf("One can sign in by it.", passkeyMade) },
    refusals: ["forbidden", "passkey_refused"],
  },
  {
    method: "put",
    path: "/api/me/passkeys/{passkeyId}",
    id: "renamePasskey",
    topic: "Account",
    summary: "Give a passkey another name",
    scope: null,
    body: { type: "application/json", schema: passkeyName, description: "The name." },
    answers: { 204: { description: "Done." } },
    refusals: ["forbidden", "not_found"],
  },
  {
    method: "delete",
    path: "/api/me/passkeys/{passkeyId}",
    id: "removePasskey",
    topic: "Account",
    summary: "Remove a passkey",
    scope: null,
    answers: { 204: { description: "Nobody signs in by it any more." } },
    refusals: ["forbidden", "not_found"],
  },
];
