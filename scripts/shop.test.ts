import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "./root.ts";

const publicOrigin = "https://r.example";
let server: Server;
let origin = "";

beforeAll(async () => {
  // Named as a path, since the shop is no part of this folder's TypeScript project.
  const shop: { serveShop: (options: { port: number; publicOrigin: string }) => Promise<Server> } =
    await import(pathToFileURL(join(root, "examples/shop/serve.ts")).href);
  server = await shop.serveShop({ port: 0, publicOrigin });
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

const pages = [
  "/",
  "/product/?id=tide-clock",
  "/cart/",
  "/checkout/",
  "/checkout/done/",
  "/account/",
  "/about/",
];

it.each(pages)("%s carries the recorder's tag once and knows nothing of the dashboard", async (path) => {
  const html = await (await fetch(origin + path)).text();
  expect(html.match(/<script[^>]*\/r\/pk_demo\.js/g)).toHaveLength(1);
  expect(html).toContain(`<script async src="${publicOrigin}/r/pk_demo.js"></script>`);
  expect(html).not.toMatch(/dashboard|PLAYHEAD_ORIGIN/i);
});

it("everything a page refers to is served from the shop's own origin", async () => {
  const paths = new Set<string>();
  for (const page of pages) {
    const html = await (await fetch(origin + page)).text();
    for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"#?]*)/g)) if (path) paths.add(path);
    expect(html.replace(publicOrigin, "")).not.toMatch(/(?:src|href)="https?:/);
  }
  expect(paths.size).toBeGreaterThan(12);
  for (const path of paths) expect([path, (await fetch(origin + path)).status]).toEqual([path, 200]);
});

it("the account is one page at every path below it", async () => {
  const overview = await (await fetch(`${origin}/account/`)).text();
  expect(await (await fetch(`${origin}/account/orders/1043`)).text()).toBe(overview);
});

it("what does not exist is 404, and nothing outside the shop can be reached", async () => {
  expect((await fetch(`${origin}/nothing.png`)).status).toBe(404);
  expect((await fetch(`${origin}/..%2fserve.ts`)).status).toBe(404);
});
