import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { parseActivitySearch } from "./activity/activity-search.ts";
import { meQuery, websitesQuery } from "./api/account.ts";
import { ApiError } from "./api/client.ts";
import { AppFrame } from "./app-frame.tsx";
import { parseErrorsSearch } from "./errors/errors-search.ts";
import { openRoutes } from "./open-routes.tsx";
import { parsePagesSearch } from "./pages/pages-search.ts";
import { rootRoute } from "./root-route.tsx";
import { parseListSearch, parsePlayerSearch, parseRange } from "./url-state.ts";

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

const visitorRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: "/websites/$websiteId/visitors/$visitorId",
  component: lazyRouteComponent(() => import("./visitors/visitor-page.tsx"), "VisitorPage"),
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
  ...openRoutes,
  memberRoute.addChildren([
    homeRoute,
    newWebsiteRoute,
    welcomeRoute,
    sessionsRoute,
    playerRoute,
    visitorRoute,
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
