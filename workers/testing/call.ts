import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Env } from "../env.ts";
import worker from "../index.ts";
import { testSecret } from "./seed-member.ts";
import type { SeededWebsite } from "./seed-website.ts";

type Init = RequestInit<IncomingRequestCfProperties>;

/**
 * Asks the Worker, and waits for what it does after its answer.
 * @param url a path is one of the dashboard's origin
 * @param over settings and bindings to exchange, for instance an archive that fails
 */
export async function call(url: string, init: Init = {}, over: Partial<Env> = {}): Promise<Response> {
  const ctx = createExecutionContext();
  const request = new Request(new URL(url, env.DASHBOARD_ORIGIN), init);
  const answer = await worker.fetch(
    request,
    { ...env, ASSETS: builtFiles, AUTH_SECRET: testSecret, ...over },
    ctx,
  );
  await waitOnExecutionContext(ctx);
  return answer;
}

/** Asks a path of the public origin. */
export const callPublic = (path: string, init: Init = {}, over: Partial<Env> = {}): Promise<Response> =>
  call(env.PUBLIC_ORIGIN + path, init, over);

/** Asks `/api` with the API key of the website's organisation. */
export const callApi = (
  website: SeededWebsite,
  path: string,
  init: Init = {},
  over: Partial<Env> = {},
): Promise<Response> => call(path, { headers: { authorization: `Bearer ${website.apiKey}` }, ...init }, over);

/** A build in small: what a route does with the files does not depend on what is in them. */
export const files: Record<string, string> = {
  "/r/loader.js": 'start("__PLAYHEAD_CONFIG__");',
  "/r/manifest.json": '{"recorderPath":"/r/recorder-0123abcd.js","presencePath":"/r/presence-0123abcd.js"}',
  "/r/recorder-0123abcd.js": "record();",
  "/r/extras-0123abcd.js": "join();",
  "/player/manifest.json": '{"script":"/player/frame-0123abcd.js","style":"/player/frame-4567efab.css"}',
  "/player/frame-0123abcd.js": "play();",
  "/player/frame-4567efab.css": "#stage { display: block }",
  "/api/openapi.json": '{"openapi":"3.1.0"}',
  "/api/reference/reference.html": "<!doctype html><title>API</title>",
  "/api/reference/swagger-ui.css": "body { margin: 0 }",
  "/dashboard/index.html": "<!doctype html><title>Playhead</title>",
  "/dashboard/assets/index-0123abcd.js": "dashboard();",
};

const builtFiles: Fetcher = {
  ...env.ASSETS,
  fetch: async (input: RequestInfo | URL) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const text = files[pathname];
    return text === undefined ? new Response(null, { status: 404 }) : new Response(text);
  },
};
