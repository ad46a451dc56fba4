import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { invitationQuery } from "../api/account.ts";
import { Failure } from "../design/failure.tsx";
import { Door } from "./door.tsx";
import { JoinForm } from "./join-form.tsx";

/** Opened by an invitation's link; its token stands behind `#`. */
export function JoinPage() {
  const token = useLocation({ select: ({ hash }) => hash });
  const { data, error, refetch } = useQuery(invitationQuery(token));
  if (error) {
    return (
      <Failure title="This invitation cannot be accepted" error={error} onRetry={() => void refetch()} />
    );
  }
  if (!data) return null;
  return (
    <Door title={`Join ${data.organisationName} on Playhead`}>
      <p className="text-center text-prose text-muted">
        {data.email} is invited as {words[data.role]}.
      </p>
      <JoinForm token={token} invitation={data} />
    </Door>
  );
}

const words = { owner: "an owner", admin: "an admin", member: "a member", viewer: "a viewer" } as const;
