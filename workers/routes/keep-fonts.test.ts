import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import type { AssetHash } from "../../protocol/ids.ts";
import { sheetHash } from "../../protocol/sheet-hash.ts";
import { eraseAsset } from "../archive/assets.ts";
import { callApi, callPublic } from "../testing/call.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";

afterEach(() => void vi.restoreAllMocks());

/** What servers answer, by address; the others are not there. */
function serve(files: Record<string, string | Uint8Array>): string[] {
  const asked: string[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
    const url = new Request(input).url;
    asked.push(url);
    const file = files[url];
    return file === undefined ? new Response("gone", { status: 404 }) : new Response(file);
  });
  return asked;
}

async function post(website: SeededWebsite, css: string): Promise<AssetHash> {
  const hash = sheetHash(css);
  const answer = await callPublic(`/v1/assets/${website.siteKey}/${hash}`, {
    method: "POST",
    body: gzipSync(css),
    headers: { origin: website.origin, "content-type": "text/plain" },
  });
  expect(answer.status).toBe(204);
  return hash;
}

const shown = async (website: SeededWebsite, hash: AssetHash): Promise<string> =>
  await (await callApi(website, `/api/websites/${website.websiteId}/assets/${hash}`)).text();

const face = (url: string) => `@font-face { font-family: Icons; src: url("${url}") }`;

test("a new sheet's fonts are kept and stand behind it when it is read", async () => {
  const website = await seedWebsite(env);
  const url = `${website.origin}/icons.woff2`;
  const asked = serve({ [url]: "wOF2 font" });
  const hash = await post(website, face(url));
  expect(asked).toEqual([url]);
  const data = `data:font/woff2;base64,${btoa("wOF2 font")}`;
  expect(await shown(website, hash)).toBe(`${face(url)}\n@font-face{font-family: Icons;src:url(${data})}`);
  await eraseAsset(env.ARCHIVE, website.websiteId, hash);
  const left = await env.ARCHIVE.list({ prefix: `a/${website.websiteId}/` });
  expect(left.objects).toEqual([]);
});

test("what lies on an origin that is not the website's is never asked for", async () => {
  const website = await seedWebsite(env);
  const asked = serve({});
  const css = ["https://fonts.example/a.woff2", "http://169.254.169.254/a.woff2"].map(face).join("\n");
  expect(await shown(website, await post(website, css))).toBe(css);
  expect(asked).toEqual([]);
});

test("what is gone, is no font, or is too large is left out, and the others are kept", async () => {
  const website = await seedWebsite(env);
  const at = (name: string) => `${website.origin}/${name}.woff2`;
  serve({
    [at("page")]: "<!doctype html>",
    [at("large")]: new Uint8Array(500_000).fill(119),
    [at("good")]: "wOF2",
  });
  const css = ["gone", "page", "large", "good"].map((name) => face(at(name))).join("\n");
  const text = await shown(website, await post(website, css));
  expect(text.slice(css.length).match(/@font-face/g)).toHaveLength(1);
  expect(text).toContain(btoa("wOF2"));
});

test("a server that fails harms nothing", async () => {
  const website = await seedWebsite(env);
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("connection refused"));
  const css = face(`${website.origin}/a.woff2`);
  expect(await shown(website, await post(website, css))).toBe(css);
});
