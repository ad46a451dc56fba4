import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  apiKeyList,
  apiKeyMade,
  auditList,
  invitationList,
  invitationMade,
  memberList,
} from "../../../protocol/api-accounts.ts";
import type { Role, Scope } from "../../../protocol/rights.ts";
import { deleteJson, getJson, postForJson, putJson } from "./client.ts";
import { searchOf } from "./search-of.ts";

export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: ({ signal }) => getJson("/members", memberList, signal),
});
export const changeRole = ({ personId, role }: { personId: string; role: Role }): Promise<void> =>
  putJson(`/members/${personId}/role`, { role });
export const removeMember = (personId: string): Promise<void> => deleteJson(`/members/${personId}`);

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: ({ signal }) => getJson("/invitations", invitationList, signal),
});
export const invite = (given: { email: string; role: Role }) =>
  postForJson("/invitations", given, invitationMade);
export const endInvitation = (invitationId: string): Promise<void> =>
  deleteJson(`/invitations/${invitationId}`);

export const apiKeysQuery = queryOptions({
  queryKey: ["api-keys"],
  queryFn: ({ signal }) => getJson("/keys", apiKeyList, signal),
});
export const makeApiKey = (given: { name: string; scopes: Scope[] }) =>
  postForJson("/keys", given, apiKeyMade);
export const revokeApiKey = (keyId: string): Promise<void> => deleteJson(`/keys/${keyId}`);

export interface AuditAsk {
  actor?: string | undefined;
  action?: string | undefined;
  /** ISO 8601. */
  from?: string | undefined;
  to?: string | undefined;
}

export const auditQuery = (ask: AuditAsk) =>
  infiniteQueryOptions({
    queryKey: ["audit", ask],
    queryFn: ({ pageParam, signal }) =>
      getJson(`/audit${searchOf({ ...ask, cursor: pageParam })}`, auditList, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
