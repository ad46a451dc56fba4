import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { callPublic } from "../testing/call.ts";
import { seedWebsite } from "../testing/seed-website.ts";

test("the frame has a stage and its own script and style, and nothing inline", async () => {
  const website = await seedWebsite(env);
  const answer = await callPublic(`/player/${website.websiteId}`);
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const html = await answer.text();
  expect(html).toContain('<div id="stage"></div>');
  expect(html).toContain('<script type="module" src="/player/frame-0123abcd.js"></script>');
  expect(html).toContain('<link rel="stylesheet" href="/player/frame-4567efab.css">');
  expect(html).not.toMatch(/<script[^>]*>[^<]/);
});

test("the frame's policy lets pictures in from the website's origins and nothing else out", async () => {
  const website = await seedWebsite(env, { origins: ["https://*.shop.example", "https://a; script-src *"] });
  const answer = await callPublic(`/player/${website.websiteId}`);
  const pictures = `data: blob: ${[website.origin, "https://*.shop.example"].sort().join(" ")}`;
  const policy = answer.headers.get("content-security-policy") ?? "";
  const directives = new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.sort().join(" ")];
    }),
  );
  expect(Object.fromEntries(directives)).toEqual({
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": pictures.split(" ").sort().join(" "),
    "media-src": pictures.split(" ").sort().join(" "),
    "font-src": "blob: data:",
    "connect-src": "'none'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": env.DASHBOARD_ORIGIN,
  });
  expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
});

test.each([
  "/player/web_nobody",
  "/player/web_'%22",
  "/player/manifest.json",
  "/player/frame-none.js",
  "/player/",
])("%s is not found", async (path) => {
  expect((await callPublic(path)).status).toBe(404);
});

test("the frame's files may be kept for ever, by the frame alone", async () => {
  const script = await callPublic("/player/frame-0123abcd.js");
  expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect(script.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  const style = await callPublic("/player/frame-4567efab.css");
  expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
});
