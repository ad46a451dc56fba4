interface Env {
  /** The Worker. It is reached without leaving Cloudflare, and sees the dashboard's host, so that cookies are first-party. */
  API: Fetcher;
}

export const onRequest: PagesFunction<Env> = ({ env, request }) => env.API.fetch(request);
