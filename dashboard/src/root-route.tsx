import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Failure } from "./design/failure.tsx";
import { Door, doorLinkClass } from "./sign-in/door.tsx";

/** Around every page: what is said where there is none, and where one breaks. */
export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: () => (
    <Door title="There is no such page">
      <a className={doorLinkClass} href="/">
        Go to the sessions
      </a>
    </Door>
  ),
  errorComponent: PageFailure,
});

function PageFailure({ error }: ErrorComponentProps) {
  const router = useRouter();
  // Not the boundary's own reset, which would not ask the server again.
  return (
    <Failure title="This page could not be shown" error={error} onRetry={() => void router.invalidate()} />
  );
}
