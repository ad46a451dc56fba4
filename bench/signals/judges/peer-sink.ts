import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { BrowserContext } from "playwright-core";

/** What pages with another product's recorder talk to; each visit has a path of its own there. */
export interface PeerSink {
  origin: string;
  /** What was posted on a visit, as text. */
  postedOn(visit: string): readonly string[];
  close(): Promise<void>;
}

/** @param answer a GET below the visit's path; null: an empty object */
export async function openPeerSink(
  answer: (path: string) => { type: string; body: string } | null,
): Promise<PeerSink> {
  const posted = new Map<string, string[]>();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", "http://sink");
    const [, visit = "", ...rest] = pathname.split("/");
    const body = await readText(request);
    if (request.method === "POST") posted.set(visit, [...(posted.get(visit) ?? []), body]);
    const answered = request.method === "GET" ? answer(`/${rest.join("/")}`) : null;
    response
      .writeHead(200, {
        "access-control-allow-origin": request.headers.origin ?? "*",
        "access-control-allow-credentials": "true",
        "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
        "content-type": answered?.type ?? "application/json",
      })
      .end(answered?.body ?? "{}");
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    postedOn: (visit) => posted.get(visit) ?? [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Name of the page's own variable that tells a peer's tag which visit it is. */
export const visitVariable = "corpusVisit";

export async function nameVisit(context: BrowserContext, visit: string): Promise<void> {
  await context.addInitScript({ content: `window.${visitVariable} = "${visit}";` });
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
