import type { Capturing } from "./capturing.ts";
import { createStartedRequests, type StartedRequest, type StartedRequests } from "./started-requests.ts";

/**
 * Gives a sign of each request a script starts, before it starts, and keeps those that go on. The calls' arguments and results are left as they are:
 * no Request is made of them, no promise asked, no listener set; the browser's timings tell how it went.
 * @param ownUrl beginning of the addresses the recorder itself asks for
 */
export function watchRequestCalls(
  { signs, hook }: Pick<Capturing, "signs" | "hook">,
  ownUrl: string,
): StartedRequests {
  const started = createStartedRequests();
  const opened = new WeakMap<object, { method: string; url: string }>();
  const aborted = new WeakSet<object>();
  const start = (request: Omit<StartedRequest, "startMs">, isAside = request.isOpaque): undefined => {
    if (request.url.startsWith(ownUrl)) return;
    started.add({ ...request, startMs: performance.now() });
    const name = `${request.method} ${request.url.split("?", 1)[0]}`;
    signs.give(isAside ? "beacon" : "request", document, name);
  };
  hook(window, "fetch", (_window, [input, init]) => {
    const request = input instanceof Request ? input : null;
    const options = typeof init === "object" && init !== null ? init : {};
    const signal: unknown = Reflect.get(options, "signal") ?? request?.signal;
    const isOpaque = (Reflect.get(options, "mode") ?? request?.mode) === "no-cors";
    // What is to outlive its page brings nothing back to it.
    const isAside = isOpaque || (Reflect.get(options, "keepalive") ?? request?.keepalive) === true;
    const asked = {
      kind: "fetch",
      method: methodOf(Reflect.get(options, "method") ?? request?.method),
      url: absolute(request?.url ?? input),
      isAborted: () => signal instanceof AbortSignal && signal.aborted,
      isOpaque,
    } as const;
    return start(asked, isAside);
  });
  const { prototype } = XMLHttpRequest;
  hook(prototype, "open", (request, [method, url]) => {
    if (request instanceof XMLHttpRequest)
      opened.set(request, { method: methodOf(method), url: absolute(url) });
    return undefined;
  });
  hook(prototype, "send", (request) => {
    const target = request instanceof XMLHttpRequest ? opened.get(request) : undefined;
    return target && start({ kind: "xhr", ...target, isAborted: () => aborted.has(target), isOpaque: false });
  });
  hook(prototype, "abort", (request) => {
    const target = request instanceof XMLHttpRequest ? opened.get(request) : undefined;
    if (target) aborted.add(target);
    return undefined;
  });
  hook(Navigator.prototype, "sendBeacon", (_navigator, [url]) =>
    start({ kind: "beacon", method: "POST", url: absolute(url), isAborted: () => false, isOpaque: true }),
  );
  return started;
}

const methodOf = (method: unknown): string => (typeof method === "string" ? method.toUpperCase() : "GET");

/** Empty for what is no address; the call itself will say so. An object of the page's own is not asked for its text. */
function absolute(input: unknown): string {
  if (typeof input !== "string" && !(input instanceof URL)) return "";
  try {
    const url = new URL(input, document.baseURI);
    url.hash = "";
    return url.href;
  } catch {
    return "";
  }
}
