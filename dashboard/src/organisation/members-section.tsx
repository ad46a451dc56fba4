import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../api/account.ts";
import { membersQuery } from "../api/organisation.ts";
import { useMay } from "../api/use-may.ts";
import { Failure } from "../design/failure.tsx";
import { formatCounted } from "../design/format.ts";
import { Section } from "../design/section.tsx";
import { SkeletonTable } from "../design/skeleton.tsx";
import { Invitations } from "./invitations.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MemberRow, memberRowClass } from "./member-row.tsx";

/** Who may sign in for the organisation, as what, and who is asked to. */
export function MembersSection() {
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(membersQuery);
  const isAdmin = useMay("admin");
  const members = data?.members ?? [];
  return (
    <>
      <Section
        title="Members"
        words={
          data
            ? `${formatCounted(members.length, "person", "people")}. A role holds from the next click on.`
            : "A role holds from the next click on."
        }
      >
        {error && (
          <Failure title="The members could not be read" error={error} onRetry={() => void refetch()} />
        )}
        {!data && !error && <SkeletonTable label="Loading the members" rows={2} rowClass={memberRowClass} />}
        {data && (
          <ul aria-label="Members" className="-my-2 divide-y divide-line">
            {members.map((member) => (
              <MemberRow key={member.personId} member={member} me={me ?? null} members={members} />
            ))}
          </ul>
        )}
      </Section>
      {isAdmin ? (
        <>
          <InviteForm />
          <Invitations />
        </>
      ) : (
        <p className="px-1 text-muted">Owners and admins invite people and give them their roles.</p>
      )}
    </>
  );
}
