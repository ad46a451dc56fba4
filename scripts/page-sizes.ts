import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** A script of the built dashboard, as `dashboard/build.ts` lists them. */
export interface BuiltChunk {
  file: string;
  modules: string[];
  startsAt: string | null;
  imports: string[];
  styles: string[];
}

/** A page of the dashboard, by its address in the router. */
export interface Page {
  path: string;
  /** What is fetched for it alone; null: it comes with what every page needs. */
  source: string | null;
}

export interface PageSize {
  path: string;
  /** Scripts and style sheets until it can be used, bytes after gzip. */
  gzipBytes: number;
  /** Whether it is the player's own. */
  isPlayer: boolean;
  /** Sources of the player among them. */
  playerSources: string[];
}

/**
 * What a page may weigh: the check fails past it. Each is what was reached so far, with the little that a change of words
 * takes: it may be lowered and not be raised.
 */
const budgetBytes = { lightest: 222_000, heaviest: 285_000 };

/** Where the addresses of pages stand. */
const routerFiles = ["router.tsx", "open-routes.tsx"];
/** Where every page begins. */
const entry = "index.html";
const ofPlayer = /^src\/(player|player-frame|replay)\//;

/** Every route of the router's text that has an address and a page. */
export function pagesOf(router: string): Page[] {
  return router.split("createRoute({").flatMap((route) => {
    const path = /^\s*path: "([^"]+)"/m.exec(route)?.[1];
    if (path === undefined || !/^\s*component:/m.test(route)) return [];
    const source = /\bimport\("\.\/([^"]+)"\)/.exec(route)?.[1];
    return [{ path, source: source === undefined ? null : `src/${source}` }];
  });
}

/** @param sizeOf a file's bytes after gzip */
export function pageSizes(
  pages: readonly Page[],
  chunks: readonly BuiltChunk[],
  sizeOf: (file: string) => number,
): PageSize[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]));
  const startingAt = (source: string): BuiltChunk => {
    const found = chunks.find(({ startsAt }) => startsAt === source);
    if (found === undefined) throw new Error(`the built dashboard has no script that starts at ${source}`);
    return found;
  };
  const gather = (chunk: BuiltChunk, found: Set<BuiltChunk>): void => {
    if (found.has(chunk)) return;
    found.add(chunk);
    for (const file of chunk.imports) {
      const imported = byFile.get(file);
      if (imported !== undefined) gather(imported, found);
    }
  };
  return pages.map(({ path, source }) => {
    const found = new Set<BuiltChunk>();
    gather(startingAt(entry), found);
    if (source !== null) gather(startingAt(source), found);
    const files = new Set([...found].flatMap(({ file, styles }) => [file, ...styles]));
    return {
      path,
      isPlayer: source !== null && ofPlayer.test(source),
      gzipBytes: [...files].reduce((sum, file) => sum + sizeOf(file), 0),
      playerSources: [...found].flatMap(({ modules }) => modules).filter((module) => ofPlayer.test(module)),
    };
  });
}

/** What is wrong with them, in words; empty when nothing is. */
export function pageFaults(sizes: readonly PageSize[]): string[] {
  const bytes = sizes.map(({ gzipBytes }) => gzipBytes);
  const extremes = { lightest: Math.min(...bytes), heaviest: Math.max(...bytes) };
  const tooLarge = (["lightest", "heaviest"] as const)
    .filter((which) => extremes[which] > budgetBytes[which])
    .map((which) => `the ${which} page weighs ${extremes[which]} bytes, of ${budgetBytes[which]}`);
  const strays = sizes
    .filter(({ isPlayer, playerSources }) => !isPlayer && playerSources.length > 0)
    .map(({ path, playerSources }) => `${path} loads the player's ${playerSources.join(", ")}`);
  return [...tooLarge, ...strays];
}

/** The pages of the built dashboard. @param root the repository's */
export function builtPageSizes(root: string): PageSize[] {
  const router = routerFiles
    .map((file) => readFileSync(join(root, "dashboard/src", file), "utf8"))
    .join("\n");
  const chunks: BuiltChunk[] = JSON.parse(readFileSync(join(root, "dist/dashboard-chunks.json"), "utf8"));
  const sizeOf = (file: string) =>
    gzipSync(readFileSync(join(root, "dist/dashboard", file)), { level: 9 }).byteLength;
  return pageSizes(pagesOf(router), chunks, sizeOf);
}
