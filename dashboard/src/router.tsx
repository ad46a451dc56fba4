import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  redirect,
  useRouter,
} from "@tanstack/react-router";
import { meQuery, websitesQuery } from "./api/account.ts";
import { ApiError } from "./api/client.ts";
import { AppFrame } from "./app-frame.tsx";
import { Failure } from "./design/failure.tsx";
import { Notice } from "./design/notice.tsx";
import { SignInPage } from "./sign-in/sign-in-page.tsx";
import { parseListSearch, parsePlayerSearch, parseSignInSearch } from "./url-state.ts";

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: () => (
    <Notice title="There is no such page">
      <a className="underline" href="/">
        Go to the sessions
      </a>
    </Notice>
  ),
  errorComponent: PageFailure,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: parseSignInSearch,
  component: SignInPage,
});

const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("./sign-in/forgot-password-page.tsx"), "ForgotPasswordPage"),
});

const newPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/new-password",
  component: lazyRouteComponent(() => import("./sign-in/new-password-page.tsx"), "NewPasswordPage"),
});

const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/join",
  component: lazyRouteComponent(() => import("./sign-in/join-page.tsx"), "JoinPage"),
});

/** For anybody who has a public link. */
const shareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/share/$token",
  validateSearch: parsePlayerSearch,
  component: lazyRouteComponent(() => import("./player/share-page.tsx"), "SharePage"),
});

function PageFailure({ error }: ErrorComponentProps) {
  const router = useRouter();
  // Not the boundary's own reset, which would not ask the server again.
  return (
    <Failure title="This page could not be shown" error={error} onRetry={() => void router.invalidate()} />
  );
}

/** Everything a signed-in member sees. */
const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "member",
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: "/sign-in", search: location.pathname === "/" ? {} : { next: location.href } });
      throw error;
    }
  },
  component: AppFrame,
});

const homeRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/",
  beforeLoad: async ({ context }) => {
    const { websites } = await context.queryClient.ensureQueryData(websitesQuery);
    const [first] = websites;
    if (first)
      throw redirect({ to: "/websites/$websiteId/sessions", params: { websiteId: first.websiteId } });
  },
  component: () => (
    <Notice title="No website yet">An organisation's websites appear here as soon as it has one.</Notice>
  ),
});

const sessionsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/sessions",
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import("./sessions/sessions-page.tsx"), "SessionsPage"),
});

const playerRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/sessions/$sessionId",
  validateSearch: parsePlayerSearch,
  component: lazyRouteComponent(() => import("./player/player-page.tsx"), "PlayerPage"),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  forgotPasswordRoute,
  newPasswordRoute,
  joinRoute,
  shareRoute,
  memberRoute.addChildren([homeRoute, sessionsRoute, playerRoute]),
]);

export const makeRouter = (queryClient: QueryClient) =>
  createRouter({ routeTree, context: { queryClient }, defaultPreload: "intent" });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
