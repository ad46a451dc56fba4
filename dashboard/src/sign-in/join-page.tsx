import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useState } from "react";
import { invitationQuery } from "../api/account.ts";
import { ApiError } from "../api/client.ts";
import { Failure } from "../design/failure.tsx";
import { Door, doorLinkClass } from "./door.tsx";
import { JoinForm } from "./join-form.tsx";

/** Opened by an invitation's link; its token stands behind `#`. */
export function JoinPage() {
  const { hash } = useLocation();
  // The one it was opened with: the next page's address is told before this page is gone.
  const [token] = useState(hash);
  const { data, error, refetch } = useQuery(invitationQuery(token));
  if (error instanceof ApiError && error.code === "link_over") {
    return (
      <Door title="This link is used or over">
        <p role="status" className="text-center text-prose text-muted">
          Who has sent it to you can invite you again.
        </p>
        <Link to="/sign-in" search={{}} className={doorLinkClass}>
          Sign in
        </Link>
      </Door>
    );
  }
  if (error)
    return <Failure title="The invitation could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <Door title={`Join ${data.organisationName} on Playhead`}>
      <p className="text-center text-prose text-muted">
        Invited as {words[data.role]}:
        <br />
        <span className="text-ink [overflow-wrap:anywhere]">{data.email}</span>
      </p>
      <JoinForm token={token} invitation={data} />
    </Door>
  );
}

const words = { owner: "an owner", admin: "an admin", member: "a member", viewer: "a viewer" } as const;
