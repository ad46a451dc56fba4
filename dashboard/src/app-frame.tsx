import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { ListVideo } from "lucide-react";
import { signOut, websitesQuery } from "./api/account.ts";
import { Rail, railEntryClass } from "./design/rail.tsx";

/** The rail and beside it the page. */
export function AppFrame() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data } = useQuery(websitesQuery);
  const websites = data?.websites ?? [];
  const params = useParams({ strict: false });
  const websiteId = params.websiteId ?? null;

  const leave = async () => {
    await signOut();
    queryClient.clear();
    await navigate({ to: "/sign-in", search: {} });
  };

  return (
    <div className="flex h-dvh max-md:flex-col">
      <Rail
        websites={websites}
        websiteId={websiteId}
        onWebsite={(next) =>
          void navigate({ to: "/websites/$websiteId/sessions", params: { websiteId: next } })
        }
        onSignOut={() => void leave()}
      >
        {websiteId !== null && (
          <Link
            to="/websites/$websiteId/sessions"
            params={{ websiteId }}
            className={railEntryClass}
            activeOptions={{ includeSearch: false }}
            title="Sessions"
          >
            <ListVideo aria-hidden="true" />
            <span>Sessions</span>
          </Link>
        )}
      </Rail>
      <main className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Outlet />
      </main>
    </div>
  );
}
