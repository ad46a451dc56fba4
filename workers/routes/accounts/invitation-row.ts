import { randomId } from "../../auth/random-id.ts";
import { type InvitationRow, invitationTokenHash } from "../../control/invitations.ts";

const invitationMs = 7 * 86_400_000;

export const invitationRow = (
  token: string,
  given: Pick<InvitationRow, "organisationId" | "email" | "role" | "invitedBy">,
  nowMs: number,
): InvitationRow => ({
  ...given,
  invitationId: `inv_${randomId()}`,
  tokenHash: invitationTokenHash(token),
  createdAtMs: nowMs,
  expiresAtMs: nowMs + invitationMs,
  endedAtMs: null,
});
