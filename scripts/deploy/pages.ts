import { dashboardPolicy } from "../../protocol/dashboard-policy.ts";

/** The `_headers` file of the Pages project. */
export const pagesHeaders = (publicOrigin: string): string => `/*
  Content-Security-Policy: ${dashboardPolicy(publicOrigin)}
  Referrer-Policy: same-origin
  X-Content-Type-Options: nosniff
/share/*
  ! Referrer-Policy
  Referrer-Policy: no-referrer
  X-Robots-Tag: noindex, nofollow
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;

/** The Pages project's config for a deployment: the committed one with its names, written beside the copied files. */
export const pagesConfig = <Config extends object>(
  committed: Config,
  pagesProject: string,
  worker: string,
) => ({
  ...committed,
  name: pagesProject,
  pages_build_output_dir: "./public",
  services: [{ binding: "API", service: worker }],
});
