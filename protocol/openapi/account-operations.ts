import { me, signIn, websiteList } from "../api.ts";
import { jsonOf, type Operation } from "./operation.ts";

export const accountOperations: Operation[] = [
  {
    method: "post",
    path: "/api/sign-in",
    id: "signIn",
    topic: "Account",
    summary: "Sign in to a local start",
    details: "Sets the login's cookie. A deployment has nothing at this address.",
    isOpen: true,
    body: { type: "application/json", schema: signIn, description: "The local member's." },
    answers: { 204: { description: "Signed in." } },
    refusals: ["sign_in_failed", "origin_not_allowed", "not_found"],
  },
  {
    method: "post",
    path: "/api/sign-out",
    id: "signOut",
    topic: "Account",
    summary: "Sign out",
    isOpen: true,
    answers: { 204: { description: "Signed out, or was not signed in." } },
    refusals: ["origin_not_allowed"],
  },
  {
    method: "get",
    path: "/api/me",
    id: "getMe",
    topic: "Account",
    summary: "Tell who is asking",
    answers: { 200: jsonOf("The caller.", me) },
  },
  {
    method: "get",
    path: "/api/websites",
    id: "listWebsites",
    topic: "Websites",
    summary: "List the organisation's websites",
    answers: { 200: jsonOf("All of them, by name.", websiteList) },
  },
];
