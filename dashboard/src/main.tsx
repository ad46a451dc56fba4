import { type Query, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Tooltip } from "radix-ui";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import * as z from "zod";
import { meQuery } from "./api/account.ts";
import { ApiError } from "./api/client.ts";
import "./design/styles.css";
import { makeRouter } from "./router.tsx";

// The content policy forbids code made at run time, which zod would otherwise try for speed.
z.config({ jitless: true });

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: toSignInWhenSignedOut }),
  defaultOptions: {
    queries: {
      // What the server refused it will refuse again; only a failing server or network is asked twice more.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: true,
    },
  },
});
const router = makeRouter(queryClient);

/** For a login that ends while a page is open; the routes themselves ask who is signed in before they open. */
function toSignInWhenSignedOut(error: Error, query: Query<unknown, unknown>): void {
  if (!(error instanceof ApiError) || error.status !== 401 || query.queryKey[0] === meQuery.queryKey[0])
    return;
  const { pathname, href } = router.state.location;
  if (pathname !== "/sign-in") void router.navigate({ to: "/sign-in", search: { next: href } });
}

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Tooltip.Provider delayDuration={300}>
        <RouterProvider router={router} />
      </Tooltip.Provider>
    </QueryClientProvider>
  </StrictMode>,
);
