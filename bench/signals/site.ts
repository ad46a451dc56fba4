import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bundleApp } from "./bundle-app.ts";

/** The corpus' pages on an origin of their own, with one recorder's tag first in each `<head>`. */
export interface CorpusSite {
  origin: string;
  close(): Promise<void>;
}

const apps = ["react", "vue", "jquery", "plain"];

/**
 * What a page asks for in its query: `documentMs` holds the document back; `ambient` names, by commas, what goes on in
 * the page by itself (see `pages/ambient.js`). `/answer?ms=&status=` is a server's answer, `/picture.svg?ms=` a picture;
 * what is below `/missing/` is not there.
 * @param tag a recorder's
 */
export async function openSite(tag: string): Promise<CorpusSite> {
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? "/", "http://site"), request.headers.accept ?? "", tag, response).catch(
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  });
  // Not while a visitor waits for the page.
  for (const app of apps) await bundleApp(`app-${app}.ts`);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(url: URL, accept: string, tag: string, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = url;
  const number = (name: string, fallback: number): number => Number(searchParams.get(name) ?? fallback);
  const send = (status: number, type: string, body: string): unknown =>
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
  const name = pathname.slice(1);
  if (pathname === "/answer") {
    await sleep(number("ms", 300));
    return void send(number("status", 200), "application/json", JSON.stringify({ text: "Here it is" }));
  }
  if (pathname === "/picture.svg") {
    await sleep(number("ms", 0));
    return void send(200, "image/svg+xml", picture);
  }
  if (pathname === "/ambient.js") return void send(200, "text/javascript", readPage("ambient.js"));
  const app = apps.find((one) => name === one || name.startsWith(`${one}/`));
  if (app !== undefined && pathname.endsWith(".js")) {
    return void send(200, "text/javascript", await bundleApp(`app-${app}.ts`));
  }
  if (pathname.startsWith("/missing/") || pathname === "/favicon.ico") {
    const isPage = accept.includes("text/html");
    return void send(404, isPage ? "text/html" : "text/plain", isPage ? withTag(notFound, tag) : "");
  }
  await sleep(number("documentMs", 0));
  const html = app === undefined ? readPage(`${name}.html.txt`) : appPage(app);
  send(200, "text/html; charset=utf-8", withTag(html, tag));
}

/** The pages are `.txt`, because a linter would mend what pages out there get wrong. */
const readPage = (file: string): string => readFileSync(join(import.meta.dirname, "pages", file), "utf8");

const withTag = (html: string, tag: string): string =>
  html.replace("<head>", `<head>\n${tag}\n<script defer src="/ambient.js"></script>`);

const appPage = (app: string): string => `<!doctype html><html lang="en"><head><title>${app}</title>
<link rel="icon" href="data:,"><style>${readPage("app.css")}</style></head>
<body><main id="app"></main><script type="module" src="/${app}/app.js"></script></body></html>`;

const notFound = `<!doctype html><html lang="en"><head><title>Not found</title></head>
<body><h1>Not found</h1><p id="sorry">There is nothing at this address.</p></body></html>`;

/** Of many parts, because Chromium takes a picture of less than 0.05 bits a pixel for a background. */
const waves = Array.from(
  { length: 200 },
  (_, n) => `<circle cx="${(n * 97) % 900}" cy="${(n * 61) % 500}" r="${4 + (n % 9)}" fill="navy"/>`,
).join("");
const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="500"><rect width="900" height="500" fill="teal"/>${waves}</svg>`;
