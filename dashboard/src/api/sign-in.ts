import { queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import {
  identityProviderList,
  type ProviderAnswer,
  providerAddress,
  signedInNext,
} from "../../../protocol/api-sign-in.ts";
import { getJson, postForJson } from "./client.ts";

export const identityProvidersQuery = queryOptions({
  queryKey: ["identity-providers"],
  queryFn: ({ signal }) => getJson("/sign-in/providers", identityProviderList, signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** @returns the provider's page, where the browser goes */
export const beginProviderSignIn = (given: {
  providerId: string;
  next: string;
}): Promise<z.infer<typeof providerAddress>> =>
  postForJson(`/sign-in/providers/${given.providerId}`, { next: given.next }, providerAddress);

export const finishProviderSignIn = (answer: ProviderAnswer): Promise<z.infer<typeof signedInNext>> =>
  postForJson("/sign-in/finish", answer, signedInNext);
