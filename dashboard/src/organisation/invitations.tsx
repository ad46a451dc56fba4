import { useQuery } from "@tanstack/react-query";
import { endInvitation, invitationsQuery } from "../api/organisation.ts";
import { useChange } from "../api/use-change.ts";
import { Button } from "../design/button.tsx";
import { Failure } from "../design/failure.tsx";
import { formatDay } from "../design/format.ts";
import { Section } from "../design/section.tsx";
import { roleWords } from "./role-words.ts";

/** Those nobody has accepted yet; nothing while there is none. */
export function Invitations() {
  const { data, error, refetch } = useQuery(invitationsQuery);
  const ending = useChange({
    query: invitationsQuery,
    send: endInvitation,
    expect: (kept, gone) => ({
      invitations: kept.invitations.filter(({ invitationId }) => invitationId !== gone),
    }),
    done: () => "The invitation's link is over",
    failed: "The invitation still stands",
  });
  if (error)
    return <Failure title="The invitations could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data || data.invitations.length === 0) return null;
  return (
    <Section title="Invited" words="Who has a link and has not used it yet.">
      <ul aria-label="Invited" className="-my-2 divide-y divide-line">
        {data.invitations.map(({ invitationId, email, role, expiresAt }) => (
          <li key={invitationId} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-48 flex-1 truncate font-medium" title={email}>
              {email}
            </span>
            <span className="text-muted">{roleWords[role].label}</span>
            <span className="text-muted">until {formatDay(new Date(expiresAt))}</span>
            <Button
              look="quiet"
              onClick={() => ending.mutate(invitationId)}
              aria-label={`Take back the invitation of ${email}`}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
