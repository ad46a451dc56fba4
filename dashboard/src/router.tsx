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
import { parseActivitySearch } from "./activity/activity-search.ts";
import { meQuery, websitesQuery } from "./api/account.ts";
import { ApiError } from "./api/client.ts";
import { AppFrame } from "./app-frame.tsx";
import { Failure } from "./design/failure.tsx";
import { Notice } from "./design/notice.tsx";
import { parseErrorsSearch } from "./errors/errors-search.ts";
import { parsePagesSearch } from "./pages/pages-search.ts";
import { SignInPage } from "./sign-in/sign-in-page.tsx";
import { parseListSearch, parsePlayerSearch, parseRange, parseSignInSearch } from "./url-state.ts";

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

const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-up",
  component: lazyRouteComponent(() => import("./sign-in/sign-up-page.tsx"), "SignUpPage"),
});

const finishSignUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-up/finish",
  component: lazyRouteComponent(() => import("./sign-in/finish-sign-up-page.tsx"), "FinishSignUpPage"),
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
  component: lazyRouteComponent(() => import("./onboarding/no-website.tsx"), "NoWebsite"),
});

const newWebsiteRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/new",
  component: lazyRouteComponent(() => import("./onboarding/new-website-page.tsx"), "NewWebsitePage"),
});

const welcomeRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/welcome",
  component: lazyRouteComponent(() => import("./onboarding/welcome-page.tsx"), "WelcomePage"),
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

const errorsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/errors",
  validateSearch: parseErrorsSearch,
  component: lazyRouteComponent(() => import("./errors/errors-page.tsx"), "ErrorsPage"),
});

const errorRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/errors/$fingerprint",
  validateSearch: ({ range }: Record<string, unknown>) => parseRange(range),
  component: lazyRouteComponent(() => import("./errors/error-page.tsx"), "ErrorPage"),
});

const pagesRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/pages",
  validateSearch: parsePagesSearch,
  component: lazyRouteComponent(() => import("./pages/pages-page.tsx"), "PagesPage"),
});

const activityRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/activity",
  validateSearch: parseActivitySearch,
  component: lazyRouteComponent(() => import("./activity/activity-page.tsx"), "ActivityPage"),
});

const liveRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/live",
  component: lazyRouteComponent(() => import("./live/live-page.tsx"), "LivePage"),
});

const settingsIndexRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/settings",
  beforeLoad: ({ params }) => {
    throw redirect({
      to: "/websites/$websiteId/settings/$section",
      params: { ...params, section: "recording" },
      replace: true,
    });
  },
});

const settingsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/settings/$section",
  component: lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage"),
});

const organisationIndexRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/organisation",
  beforeLoad: () => {
    throw redirect({ to: "/organisation/$section", params: { section: "members" }, replace: true });
  },
});

const organisationRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/organisation/$section",
  component: lazyRouteComponent(() => import("./organisation/organisation-page.tsx"), "OrganisationPage"),
});

const accountRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/account",
  component: lazyRouteComponent(() => import("./account/account-page.tsx"), "AccountPage"),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  signUpRoute,
  finishSignUpRoute,
  forgotPasswordRoute,
  newPasswordRoute,
  joinRoute,
  shareRoute,
  memberRoute.addChildren([
    homeRoute,
    newWebsiteRoute,
    welcomeRoute,
    sessionsRoute,
    playerRoute,
    errorsRoute,
    errorRoute,
    pagesRoute,
    activityRoute,
    liveRoute,
    settingsIndexRoute,
    settingsRoute,
    organisationIndexRoute,
    organisationRoute,
    accountRoute,
  ]),
]);

export const makeRouter = (queryClient: QueryClient) =>
  createRouter({ routeTree, context: { queryClient }, defaultPreload: "intent" });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
