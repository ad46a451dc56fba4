import { queryOptions } from "@tanstack/react-query";
import { me, type SignIn, websiteList } from "../../../protocol/api.ts";
import { invitationSeen, organisationList } from "../../../protocol/api-accounts.ts";
import { getJson, postForJson, postJson } from "./client.ts";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => getJson("/me", me, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const websitesQuery = queryOptions({
  queryKey: ["websites"],
  queryFn: ({ signal }) => getJson("/websites", websiteList, signal),
  staleTime: 60_000,
});

/** Those the person belongs to. */
export const organisationsQuery = queryOptions({
  queryKey: ["organisations"],
  queryFn: ({ signal }) => getJson("/organisations", organisationList, signal),
  staleTime: 60_000,
});

/** From the next request on the login acts for it. */
export const enterOrganisation = (organisationId: string): Promise<void> =>
  postJson(`/organisations/${organisationId}/enter`);

export const signIn = (credentials: SignIn): Promise<void> => postJson("/sign-in", credentials);
export const signOut = (): Promise<void> => postJson("/sign-out");

/** Tells nobody whether the address has an account. */
export const requestReset = (email: string): Promise<void> => postJson("/password-reset", { email });
export const resetPassword = (given: { token: string; newPassword: string }): Promise<void> =>
  postJson("/password-reset/finish", given);

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    queryFn: () => postForJson("/invitation/look", { token }, invitationSeen),
    // A link that is used or over stays so.
    retry: false,
  });

/** Name and password are for who has no account yet. */
export const acceptInvitation = (given: { token: string; name?: string; password?: string }): Promise<void> =>
  postJson("/invitation/accept", given);
