import { queryOptions } from "@tanstack/react-query";
import { me, type SignIn, websiteList } from "../../../protocol/api.ts";
import { getJson, postJson } from "./client.ts";

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

export const signIn = (credentials: SignIn): Promise<void> => postJson("/sign-in", credentials);
export const signOut = (): Promise<void> => postJson("/sign-out");
