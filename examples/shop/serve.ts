import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

const siteDir = join(dirname(fileURLToPath(import.meta.url)), "site");
const originToken = "PLAYHEAD_ORIGIN";

/** Paths of the pages, such as `/cart/`, each with its HTML, the recorder's origin filled in. */
function readPages(publicOrigin: string): Map<string, string> {
  const pages = new Map<string, string>();
  for (const file of readdirSync(siteDir, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith("index.html")) continue;
    const html = readFileSync(join(siteDir, file), "utf8");
    pages.set(`/${file.slice(0, -"index.html".length)}`, html.replaceAll(originToken, publicOrigin));
  }
  return pages;
}

/** The account is one page that routes by itself, so every path below it is that page. */
const pagePath = (path: string) => (path.startsWith("/account/") ? "/account/" : path);

/**
 * Serves the demo shop on http://localhost:`port`; resolves when it listens.
 * `publicOrigin` is where the recorder's loader and ingest stand, without a trailing slash.
 */
export function serveShop(options: { port: number; publicOrigin: string }): Promise<Server> {
  const pages = readPages(options.publicOrigin);
  const files = sirv(siteDir, { dev: true, etag: true });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://shop");
    const html = pages.get(pagePath(pathname));
    if (html !== undefined) {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
      response.end(html);
    } else if (pages.has(`${pathname}/`)) {
      response.writeHead(301, { location: `${pathname}/` }).end();
    } else {
      files(request, response, () => {
        response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
      });
    }
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", () => resolve(server));
  });
}
