import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { call, callPublic } from "../testing/call.ts";
import { seedWebsite } from "../testing/seed-website.ts";

const website = await seedWebsite(env);
const publicPaths = [
  `/r/${website.siteKey}.js`,
  "/r/recorder-0123abcd.js",
  `/player/${website.websiteId}`,
  "/player/frame-0123abcd.js",
  "/player/frame-4567efab.css",
];
const apiPaths = ["/api/me", "/api/websites", `/api/websites/${website.websiteId}/sessions`];
const pagePaths = ["/", "/sign-in", "/index.html", "/assets/index-0123abcd.js"];

test("dashboard and strangers have two hosts", () => {
  expect(new URL(env.DASHBOARD_ORIGIN).hostname).not.toBe(new URL(env.PUBLIC_ORIGIN).hostname);
});

describe("the public origin serves what strangers may reach", () => {
  test.each(publicPaths)("%s", async (path) => {
    expect((await callPublic(path)).status).toBe(200);
  });
});

describe("the public origin serves nothing of the dashboard, whoever asks", () => {
  test.each([...apiPaths, "/api/sign-in", ...pagePaths, "/dashboard/index.html", "/player/manifest.json"])(
    "%s",
    async (path) => {
      const answer = await callPublic(path, { headers: { authorization: `Bearer ${website.apiKey}` } });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: "not_found", requestId: expect.any(String) });
    },
  );
});

describe("the dashboard's origin serves nothing of the public one", () => {
  test.each(publicPaths)("%s", async (path) => {
    const answer = await call(path, { headers: { authorization: `Bearer ${website.apiKey}` } });
    // Routes of the single-page app answer with its page, whatever the path.
    expect(await answer.text()).not.toContain(path.includes(".") ? "start(" : 'id="stage"');
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("a chunk or a withdrawal posted there is refused", async () => {
    for (const path of [`/v1/chunks/${website.siteKey}/ses_x/tab_x/0`, `/v1/withdraw/${website.siteKey}`]) {
      const answer = await call(path, { method: "POST", body: "x", headers: { origin: website.origin } });
      expect(answer.status).toBe(405);
    }
  });
});

describe("any other host knows no path", () => {
  test.each([...publicPaths, ...apiPaths, ...pagePaths])("%s", async (path) => {
    const answer = await call(`https://other.example${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "not_found" });
  });

  test("nor does another port or scheme of ours", async () => {
    const { hostname, port } = new URL(env.DASHBOARD_ORIGIN);
    expect((await call(`http://${hostname}:${Number(port) + 1}/`)).status).toBe(404);
    expect((await call(`https://${hostname}:${port}/`)).status).toBe(404);
  });
});

test("no answer of the public origin sets a cookie or reads one", async () => {
  for (const path of [...publicPaths, "/", "/api/me"]) {
    const plain = await callPublic(path);
    const withCookie = await callPublic(path, { headers: { cookie: "playhead_login=x" } });
    expect(plain.headers.get("set-cookie")).toBeNull();
    expect(withCookie.headers.get("set-cookie")).toBeNull();
    expect(withCookie.status).toBe(plain.status);
  }
});

test("the dashboard's pages come with a policy that allows the player's frame and no foreign script", async () => {
  const answer = await call("/websites/web_x/sessions");
  expect(await answer.text()).toContain("<title>Playhead</title>");
  const policy = answer.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).toContain(`frame-src ${env.PUBLIC_ORIGIN};`);
  expect(policy).toContain("frame-ancestors 'none'");
});

test("a page behind a public link belongs into no search, and tells nobody where it stands", async () => {
  const { headers } = await call("/share/abcdefghijklmnopqrstuvwxyz012345");
  expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
});

test("where the Worker carries no dashboard, its host has no pages", async () => {
  const noFiles: Fetcher = { ...env.ASSETS, fetch: async () => new Response(null, { status: 404 }) };
  const answer = await call("/", {}, { ASSETS: noFiles });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "not_found" });
});

test("a wrong method is told the right ones", async () => {
  const answer = await callPublic(`/r/${website.siteKey}.js`, { method: "DELETE" });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toContain("GET");
  expect(await answer.json()).toMatchObject({ code: "method_not_allowed" });
});

test("no answer lets a browser guess its type", async () => {
  for (const path of [...publicPaths, "/nothing"]) {
    expect((await callPublic(path)).headers.get("x-content-type-options")).toBe("nosniff");
  }
  expect((await call("/api/me")).headers.get("x-content-type-options")).toBe("nosniff");
});

test("a surprise is answered without its detail", async () => {
  const broken: Fetcher = {
    ...env.ASSETS,
    fetch: async () => {
      throw new Error("secret detail");
    },
  };
  const answer = await callPublic("/r/recorder-0123abcd.js", {}, { ASSETS: broken });
  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({ code: "internal" });
  expect(text).not.toContain("secret");
});

test("an overloaded object is answered with when to come again", async () => {
  const overloaded: Fetcher = {
    ...env.ASSETS,
    fetch: async () => {
      throw Object.assign(new Error("overloaded"), { overloaded: true });
    },
  };
  const answer = await callPublic("/r/recorder-0123abcd.js", {}, { ASSETS: overloaded });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await answer.json()).toMatchObject({ code: "overloaded" });
});
