import { expect, it } from "vitest";
import { type BuiltChunk, type Page, pageFaults, pageSizes, pagesOf } from "./page-sizes.ts";

const router = `
const rootRoute = createRootRoute({ notFoundComponent: Nothing });
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  component: SignInPage,
});
const listRoute = createRoute({
  path: "/sessions",
  component: lazyRouteComponent(() => import("./sessions/sessions-page.tsx"), "SessionsPage"),
});
const indexRoute = createRoute({ path: "/settings", beforeLoad: () => { throw redirect({}); } });
`;

it("a page is a route with an address and a component, whose source is what the route imports", () => {
  expect(pagesOf(router)).toEqual([
    { path: "/sign-in", source: null },
    { path: "/sessions", source: "src/sessions/sessions-page.tsx" },
  ]);
});

const chunk = (file: string, change: Partial<BuiltChunk> = {}): BuiltChunk => ({
  file,
  modules: [],
  startsAt: null,
  imports: [],
  styles: [],
  ...change,
});
const chunks = [
  chunk("index.js", { startsAt: "index.html", imports: ["react.js"], styles: ["index.css"] }),
  chunk("react.js"),
  chunk("list.js", { startsAt: "src/list.tsx", imports: ["table.js", "index.js"] }),
  chunk("table.js", { imports: ["react.js"], styles: ["table.css"] }),
  chunk("player.js", { startsAt: "src/player/player.tsx", imports: ["stage.js"] }),
  chunk("stage.js", { modules: ["src/player/stage.tsx", "src/design/button.tsx"] }),
];
const bytes: Record<string, number> = {
  "index.js": 1,
  "index.css": 2,
  "react.js": 4,
  "list.js": 8,
  "table.js": 16,
  "table.css": 32,
};
const sizes = (pages: readonly Page[]) => pageSizes(pages, chunks, (file) => bytes[file] ?? 0);

it("a page weighs what all pages need and what it imports, each file once, style sheets too", () => {
  const pages = sizes([
    { path: "/sign-in", source: null },
    { path: "/list", source: "src/list.tsx" },
  ]);
  expect(pages.map(({ gzipBytes }) => gzipBytes)).toEqual([7, 63]);
});

it("what a page has of the player is told, however far behind it stands", () => {
  const [list, player] = sizes([
    { path: "/list", source: "src/list.tsx" },
    { path: "/player", source: "src/player/player.tsx" },
  ]);
  expect(list?.playerSources).toEqual([]);
  expect(player?.playerSources).toEqual(["src/player/stage.tsx"]);
});

it("only the player's own pages may load it", () => {
  const [list, player] = sizes([
    { path: "/list", source: "src/list.tsx" },
    { path: "/player", source: "src/player/player.tsx" },
  ]);
  if (list === undefined || player === undefined) throw new Error("two pages have two sizes");
  expect(pageFaults([list, player])).toEqual([]);
  expect(pageFaults([{ ...list, playerSources: ["src/player/stage.tsx"] }])).toEqual([
    "/list loads the player's src/player/stage.tsx",
  ]);
});

it("a page past its budget is a fault, and so is it when all of them are", () => {
  const page = { path: "/", isPlayer: false, playerSources: [] };
  const faults = (...gzipBytes: number[]) =>
    pageFaults(gzipBytes.map((bytes) => ({ ...page, gzipBytes: bytes }))).map((fault) =>
      fault.split(" ").slice(1, 2).join(),
    );
  expect(faults(200_000, 280_000)).toEqual([]);
  expect(faults(200_000, 300_000)).toEqual(["heaviest"]);
  expect(faults(250_000, 280_000)).toEqual(["lightest"]);
});

it("a page that was not built is an error", () => {
  expect(() => sizes([{ path: "/gone", source: "src/gone.tsx" }])).toThrow("src/gone.tsx");
});
