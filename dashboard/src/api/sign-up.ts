import { queryOptions } from "@tanstack/react-query";
import {
  type SignUpAnswer,
  type SignUpRequest,
  signUpRequest,
  signUpState,
} from "../../../protocol/api-sign-up.ts";
import { getJson, postForJson, postJson } from "./client.ts";

export const signUpStateQuery = queryOptions({
  queryKey: ["sign-up"],
  queryFn: ({ signal }) => getJson("/sign-up", signUpState, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const requestSignUp = (request: SignUpRequest): Promise<void> => postJson("/sign-up", request);

/** What a mailed link makes. */
export const signUpQuery = (token: string) =>
  queryOptions({
    queryKey: ["sign-up", token],
    queryFn: () => postForJson("/sign-up/look", { token }, signUpRequest),
    // A link that is over stays so.
    retry: false,
  });

export const finishSignUp = (answer: SignUpAnswer): Promise<void> => postJson("/sign-up/finish", answer);
