/**
 * The dashboard's content security policy: the Worker sends it on a local start, Pages sends it when deployed.
 * Its own scripts alone run, it talks to its own origin alone, and it frames the player alone.
 * @param publicOrigin where the player frame stands
 */
export const dashboardPolicy = (publicOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    `frame-src ${publicOrigin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
