import { queryOptions } from "@tanstack/react-query";
import { loginList } from "../../../protocol/api-accounts.ts";
import { deleteJson, getJson, putJson } from "./client.ts";

export const loginsQuery = queryOptions({
  queryKey: ["logins"],
  queryFn: ({ signal }) => getJson("/logins", loginList, signal),
});
export const endLogin = (loginId: string): Promise<void> => deleteJson(`/logins/${loginId}`);

/** Ends all other logins of the person. */
export const changePassword = (given: { currentPassword: string; newPassword: string }): Promise<void> =>
  putJson("/me/password", given);

export const changeName = (name: string): Promise<void> => putJson("/me/name", { name });
