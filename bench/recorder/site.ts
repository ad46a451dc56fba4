import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { root } from "../../scripts/root.ts";
import { largePage } from "./large-page.ts";
import { openApiDocument } from "./openapi-document.ts";

/** The pages that are visited, on an origin of their own, with one recorder's tag first in each `<head>`. */
export interface Site {
  origin: string;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** Whole pages that packages ship, and our own. */
const folders: Record<string, string> = {
  "/swagger/": join(root, "node_modules/swagger-ui-dist"),
  "/sb-admin/": join(root, "node_modules/startbootstrap-sb-admin-2"),
  "/ag-grid/": join(root, "node_modules/ag-grid-community/dist"),
  "/own/": join(import.meta.dirname, "pages"),
};

/** In place of swagger-ui's own, which loads a document from the network. */
const initializer = `window.onload = () => {
  window.ui = SwaggerUIBundle({ url: "document.json", dom_id: "#swagger-ui", deepLinking: true, docExpansion: "list",
    filter: true, presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: "StandaloneLayout" });
};`;

const made: Record<string, () => string> = {
  "/swagger/document.json": openApiDocument,
  "/swagger/swagger-initializer.js": () => initializer,
  "/own/large.html": largePage,
};

const cache = new Map<string, Buffer>();

function contentOf(path: string): Buffer | null {
  const cached = cache.get(path);
  if (cached) return cached;
  const content = read(path);
  if (content) cache.set(path, content);
  return content;
}

function read(path: string): Buffer | null {
  const make = made[path];
  if (make) return Buffer.from(make());
  const mount = Object.keys(folders).find((prefix) => path.startsWith(prefix));
  if (mount === undefined) return null;
  const file = join(folders[mount] ?? "", normalize(`/${path.slice(mount.length)}`));
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
}

/** Nothing but this machine can be reached, and a font that fails after a while would be the only difference. */
const withoutWebFonts = (html: string): string => html.replace(/<link[^>]+fonts\.googleapis[^>]*>/g, "");

/** @param more what stands there besides, by path */
export async function startSite(tag: string, more: Readonly<Record<string, string>> = {}): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    const own = more[pathname];
    const content = own === undefined ? contentOf(pathname) : Buffer.from(own);
    const type = types[extname(pathname)] ?? "application/octet-stream";
    if (content === null) response.writeHead(404).end();
    else if (!type.startsWith("text/html")) response.writeHead(200, { "content-type": type }).end(content);
    else {
      const html = withoutWebFonts(content.toString());
      response.writeHead(200, { "content-type": type }).end(html.replace(/<head[^>]*>/, `$&\n${tag}\n`));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { origin: `http://localhost:${port}`, close: () => closeServer(server) };
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
