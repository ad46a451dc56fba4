import { signUpAnswer, signUpRequest, signUpState, signUpToken } from "../api-sign-up.ts";
import { jsonOf, type Operation } from "./operation.ts";

const refusals: Operation["refusals"] = ["sign_up_closed", "rate_limited", "origin_not_allowed"];

/** By these somebody comes to an account and an organisation, where the deployment lets anybody. */
export const signUpOperations: Operation[] = [
  {
    method: "get",
    path: "/api/sign-up",
    id: "getSignUp",
    topic: "Account",
    summary: "Tell whether anybody may make an account here",
    isOpen: true,
    answers: { 200: jsonOf("Whether sign-up is open.", signUpState) },
  },
  {
    method: "post",
    path: "/api/sign-up",
    id: "requestSignUp",
    topic: "Account",
    summary: "Have a link mailed that makes an account and an organisation",
    details: "The answer does not tell whether the address has an account; the letter does.",
    isOpen: true,
    body: { type: "application/json", schema: signUpRequest, description: "For whom." },
    answers: { 202: { description: "Heard." } },
    refusals,
  },
  {
    method: "post",
    path: "/api/sign-up/look",
    id: "seeSignUp",
    topic: "Account",
    summary: "Tell what a link makes",
    isOpen: true,
    body: { type: "application/json", schema: signUpToken, description: "The link's token." },
    answers: { 200: jsonOf("What was asked for.", signUpRequest) },
    refusals: ["link_over", ...refusals],
  },
  {
    method: "post",
    path: "/api/sign-up/finish",
    id: "finishSignUp",
    topic: "Account",
    summary: "Make an account and an organisation by right of a mailed link",
    isOpen: true,
    body: {
      type: "application/json",
      schema: signUpAnswer,
      description: "The link's token, and who signs up.",
    },
    answers: {
      204: { description: "Made, and signed in.", headers: { "set-cookie": "The login's cookie." } },
    },
    refusals: ["link_over", "account_exists", ...refusals],
  },
];
