import type { OrganisationId } from "../../../protocol/ids.ts";
import type { Claims } from "./claims.ts";
import type { Provider } from "./providers-of.ts";

/** What is known of who comes from a provider, before they are let in. */
export interface KnownOf<Invitation> {
  /** Whose account there is linked already. */
  linked: { personId: string } | null;
  /** Who has the same e-mail address here. */
  sameAddress: { personId: string; isEmailVerified: boolean } | null;
  /** What the one or, where there is none, the other is a member of. */
  memberOf: readonly OrganisationId[];
  /** Open ones, to this address. */
  invitations: readonly Invitation[];
  isSignUpOpen: boolean;
}

export type Joining<Invitation> =
  | { kind: "invitation"; invitation: Invitation }
  | { kind: "organisation"; organisationId: OrganisationId; role: Provider["role"] }
  /** A new one, which they own. */
  | { kind: "own" };

export type Entry<Invitation> =
  | { kind: "refused"; why: "email_unverified" | "email_domain" | "sign_up_closed" }
  | {
      kind: "enters";
      /** Whose other ways in end: nobody has ever proven that the address is theirs, and now somebody has. */
      takesOver: string | null;
      joins: Joining<Invitation>[];
    };

/** Who may get in by a provider, and what they become a member of. */
export function decideEntry<Invitation>(
  { email, isEmailVerified }: Pick<Claims, "email" | "isEmailVerified">,
  provider: Pick<Provider, "emailDomains" | "organisationId" | "role">,
  known: KnownOf<Invitation>,
): Entry<Invitation> {
  if (email === null || !isEmailVerified) return { kind: "refused", why: "email_unverified" };
  const domain = email.slice(email.lastIndexOf("@") + 1);
  if (provider.emailDomains?.includes(domain) === false) return { kind: "refused", why: "email_domain" };

  const { linked, sameAddress, memberOf } = known;
  const joins: Joining<Invitation>[] = [
    ...(memberOf.length === 0 ? invitedTo(known.invitations) : []),
    // With the first sign-in alone: who was removed from the organisation does not come back by the next one.
    ...(linked === null ? configured(provider, memberOf) : []),
  ];
  const belongs = memberOf.length + joins.length > 0;
  if (!belongs && known.isSignUpOpen) joins.push({ kind: "own" });
  if (linked === null && sameAddress === null && joins.length === 0)
    return { kind: "refused", why: "sign_up_closed" };
  const isUnproven = linked === null && sameAddress?.isEmailVerified === false;
  return { kind: "enters", takesOver: isUnproven ? sameAddress.personId : null, joins };
}

const invitedTo = <Invitation>(invitations: readonly Invitation[]): Joining<Invitation>[] =>
  invitations.map((invitation) => ({ kind: "invitation", invitation }));

const configured = (
  { organisationId, role }: Pick<Provider, "organisationId" | "role">,
  memberOf: readonly OrganisationId[],
): Joining<never>[] =>
  organisationId === undefined || memberOf.includes(organisationId)
    ? []
    : [{ kind: "organisation", organisationId, role }];
