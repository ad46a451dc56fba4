import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPackage } from "../build-package.ts";
import { eventsOf, payloadsOf } from "../testing/fake-ingest.ts";
import { type Stage, setStage, until } from "../testing/visitor.ts";

const run = promisify(execFile);
const typescript = join(import.meta.dirname, "../../node_modules/typescript/bin/tsc");

const options = [
  ...["--noEmit", "--strict", "--target", "es2022", "--module", "esnext"],
  ...["--moduleResolution", "bundler", "--lib", "es2022,dom"],
];

let stage: Stage;
let folder = "";
beforeAll(async () => {
  stage = await setStage();
  folder = await mkdtemp(join(tmpdir(), "playhead-package-"));
  await buildPackage(join(folder, "built"));
  // Installed as npm would: only what is packed is there.
  await run("npm", ["pack", join(folder, "built"), "--silent"], { cwd: folder });
  const installed = join(folder, "node_modules/@playhead/recorder");
  await mkdir(installed, { recursive: true });
  const [archive = ""] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  await run("tar", ["-xzf", join(folder, archive), "-C", installed, "--strip-components=1"]);
}, 60_000);
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

const page = `
import { createPlayhead, type Frustration, type PlayheadApi } from "@playhead/recorder";
declare const ingest: string;
const playhead: PlayheadApi = createPlayhead({ siteKey: "pk_test", origin: ingest });
playhead.identify({ id: "42", name: "Ada" });
playhead.track("opened", { total: 5 });
const off = playhead.on("frustration", (found: Frustration) => console.log(found.kind));
off();
Object.assign(window, { app: playhead });
`;

/** The page's code with the package in it, as one script. */
async function bundled(): Promise<string> {
  const entry = join(folder, "page.ts");
  await writeFile(entry, page);
  const result = await build({
    configFile: false,
    root: folder,
    logLevel: "warn",
    build: { write: false, lib: { entry, formats: ["iife"], name: "page" } },
  });
  return [result].flat().flatMap((one) => ("output" in one ? [one.output[0].code] : []))[0] ?? "";
}

test("a page that bundles the package records as one with the tag, and its calls before the loader count", {
  timeout: 30_000,
}, async () => {
  const code = await bundled();
  const html = `<!doctype html><title>App</title><h1>App</h1><script>const ingest = "{{ingest}}";</script>`;
  const site = await stage.openSite({ "/": `${html}<script>${code}</script>` });
  const visitor = await (await stage.browser.newContext()).newPage();
  await visitor.goto(site.site);
  const url = await visitor.evaluate(() => Reflect.get(window, "app").sessionUrl());
  expect(url).toContain("https://dashboard.example/sessions/ses_");
  await visitor.click("h1");
  await until("the chunk", () => site.chunks.length > 0);
  const events = eventsOf(site.chunks);
  expect(payloadsOf(events, "ph.identify")).toMatchObject([{ id: "42", name: "Ada" }]);
  expect(payloadsOf(events, "ph.track")).toEqual([{ name: "opened", properties: { total: 5 } }]);
  await visitor.close();
});

test("its types are whole and wrong calls do not compile", { timeout: 30_000 }, async () => {
  const compile = (name: string, text: string) =>
    writeFile(join(folder, name), text).then(() =>
      run(process.execPath, [typescript, ...options, join(folder, name)], { cwd: folder }),
    );
  await compile("right.ts", page);
  await expect(compile("wrong.ts", `${page}playhead.track(5);`)).rejects.toThrow();
});

test("on a server it does nothing, and answers all the same", async () => {
  const built: typeof import("../npm/index.ts") = await import(
    /* @vite-ignore */ join(folder, "node_modules/@playhead/recorder/index.js")
  );
  const playhead = built.createPlayhead({ siteKey: "pk_test", origin: "https://replay.example" });
  playhead.start();
  expect(await playhead.sessionUrl()).toBeNull();
  expect(() => playhead.on("invite", () => undefined)()).not.toThrow();
});

test("where the loader is blocked, who asked is answered", { timeout: 20_000 }, async () => {
  const site = await stage.openSite({ "/": "<!doctype html><title>App</title>" });
  const visitor = await (await stage.browser.newContext()).newPage();
  await visitor.goto(site.site);
  await visitor.route("**/r/*", (route) => route.abort());
  const code = await bundled();
  await visitor.addScriptTag({ content: `const ingest = ${JSON.stringify(site.site)};${code}` });
  expect(await visitor.evaluate(() => Reflect.get(window, "app").sessionUrl())).toBeNull();
  await visitor.close();
});
