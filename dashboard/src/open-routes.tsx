import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root-route.tsx";
import { SignInPage } from "./sign-in/sign-in-page.tsx";
import { parsePlayerSearch, parseSignInSearch } from "./url-state.ts";

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: parseSignInSearch,
  component: SignInPage,
});

/** Where an identity provider leads back to; what it brings, the page reads as it stands in the address. */
const signInBackRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in/back",
  component: lazyRouteComponent(() => import("./sign-in/sign-in-back-page.tsx"), "SignInBackPage"),
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

/** The pages of those who are not signed in. */
export const openRoutes = [
  signInRoute,
  signInBackRoute,
  signUpRoute,
  finishSignUpRoute,
  forgotPasswordRoute,
  newPasswordRoute,
  joinRoute,
  shareRoute,
] as const;
