import { signIn } from "../api.ts";
import {
  identityProviderList,
  providerAddress,
  providerAnswer,
  providerSignIn,
  signedInNext,
} from "../api-sign-in.ts";
import { jsonOf, type Operation } from "./operation.ts";

const refusals = ["sign_in_failed", "forbidden", "rate_limited", "origin_not_allowed"] as const;
const failures = ["provider_misconfigured", "provider_unavailable"] as const;

/** By these one gets a login. */
export const signInOperations: Operation[] = [
  {
    method: "post",
    path: "/api/sign-in",
    id: "signIn",
    topic: "Account",
    summary: "Sign in with e-mail address and password",
    isOpen: true,
    body: { type: "application/json", schema: signIn, description: "Who signs in." },
    answers: { 204: { description: "Signed in.", headers: { "set-cookie": "The login's cookie." } } },
    refusals: [...refusals],
  },
  {
    method: "get",
    path: "/api/sign-in/providers",
    id: "listIdentityProviders",
    topic: "Account",
    summary: "List the identity providers that one can sign in by",
    details: "Those that the operator has configured, by OpenID Connect.",
    isOpen: true,
    answers: { 200: jsonOf("All of them.", identityProviderList) },
    refusals: ["provider_misconfigured"],
  },
  {
    method: "post",
    path: "/api/sign-in/providers/{providerId}",
    id: "beginProviderSignIn",
    topic: "Account",
    summary: "Begin a sign-in by an identity provider",
    isOpen: true,
    body: { type: "application/json", schema: providerSignIn, description: "What comes behind it." },
    answers: {
      200: {
        ...jsonOf("Where the browser goes.", providerAddress),
        headers: { "set-cookie": "What the browser remembers of it, for ten minutes." },
      },
    },
    refusals: ["not_found", "rate_limited", "origin_not_allowed", ...failures],
  },
  {
    method: "post",
    path: "/api/sign-in/finish",
    id: "finishProviderSignIn",
    topic: "Account",
    summary: "Sign in by what an identity provider has answered",
    details:
      "An account of the same e-mail address is linked where the provider has verified it; anybody new comes by invitation, by the provider's organisation, or where sign-up is open.",
    isOpen: true,
    body: { type: "application/json", schema: providerAnswer, description: "The provider's answer." },
    answers: {
      200: {
        ...jsonOf("Signed in.", signedInNext),
        headers: { "set-cookie": "The login's cookie." },
      },
    },
    refusals: [
      "email_unverified",
      "email_domain",
      "sign_up_closed",
      "plan_limit",
      "not_found",
      ...refusals,
      ...failures,
    ],
  },
];
