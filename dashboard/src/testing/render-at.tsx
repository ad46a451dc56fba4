import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Tooltip } from "radix-ui";
import type { Root } from "react-dom/client";
import { makeRouter } from "../router.tsx";

/** The dashboard at a path; what the server refuses is not asked for again. */
export function renderAt(root: Root, path: string): void {
  history.replaceState({}, "", path);
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  root.render(
    <QueryClientProvider client={queryClient}>
      <Tooltip.Provider>
        <RouterProvider router={makeRouter(queryClient)} />
      </Tooltip.Provider>
    </QueryClientProvider>,
  );
}
