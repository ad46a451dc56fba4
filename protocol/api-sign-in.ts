import * as z from "zod";

/** How a person signs in without a password, as schemas. */

export const identityProvider = z.object({
  providerId: z.string().describe("As the operator calls it."),
  name: z.string().describe("What the sign-in page calls it."),
});
export const identityProviderList = z.object({ providers: z.array(identityProvider) });

/** A place within the dashboard. */
export const nextPath = z
  .string()
  .max(1_000)
  .regex(/^\/([^/\\\s]\S*)?$/);

export const providerSignIn = z.object({
  next: nextPath.default("/").describe("Where the dashboard goes once the person is signed in."),
});
export const providerAddress = z.object({
  url: z.string().describe("The provider's page, which leads back to `/sign-in/back` of the dashboard."),
});

/** What the provider has sent back in the query of `/sign-in/back`. */
export const providerAnswer = z.object({
  code: z.string().min(1).max(4_000),
  state: z.string().min(1).max(200),
  iss: z.string().max(1_000).optional().describe("Who answers (RFC 9207), where the provider says so."),
});
export type ProviderAnswer = z.infer<typeof providerAnswer>;
export const signedInNext = z.object({ next: nextPath.describe("As it was asked for.") });
