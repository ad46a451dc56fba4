import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** A module that one file has, and that later files take from it instead of carrying it again. */
export interface SharedModule {
  path: string;
  giver: "recorder" | "delivery";
}

/** Where a file finds what those before it have put down; see `Handover`. */
const place = "__playhead.shared";

/** By the numbers of module and export, which are of one build: files know each other by their hashes. */
const keysOf = (modules: readonly SharedModule[], module: SharedModule): Map<string, string> => {
  const index = modules.indexOf(module);
  return new Map(exportsOf(module.path).map((name, at) => [name, `_${index}_${at}`]));
};

/** Has a file take what these givers share. */
export const takeShared = (
  modules: readonly SharedModule[],
  givers: readonly SharedModule["giver"][],
): Plugin => ({
  name: "take-shared",
  load(id) {
    const module = modules.find(({ path, giver }) => path === id && givers.includes(giver));
    if (!module) return null;
    const exported = [...keysOf(modules, module)];
    return exported.map(([name, key]) => `export const ${name} = ${place}.${key};`).join("\n");
  },
});

/** The keys of what a built file takes. */
export const takenBy = (code: string): string[] =>
  [...code.matchAll(/\b__playhead\.shared\.(\w+)/g)].map(([, key = ""]) => key);

/** Fills `src/shared.ts` with what this giver's modules have of what later files take. */
export const giveShared = (
  modules: readonly SharedModule[],
  giver: SharedModule["giver"],
  taken: ReadonlySet<string>,
): Plugin => ({
  name: "give-shared",
  load(id) {
    if (!id.endsWith("/src/shared.ts")) return null;
    const given = modules
      .filter((module) => module.giver === giver)
      .map((module) => ({
        path: module.path,
        names: [...keysOf(modules, module)].filter(([, key]) => taken.has(key)),
      }));
    const imports = given.map(({ path, names }) => {
      const bindings = names.map(([name, key]) => `${name} as ${key}`);
      return `import { ${bindings} } from ${JSON.stringify(path)};`;
    });
    const keys = given.flatMap(({ names }) => names.map(([, key]) => key));
    return `${imports.join("\n")}\nexport const shared = { ${keys} };`;
  },
});

const exportsOf = (path: string): string[] =>
  [...readFileSync(path, "utf8").matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(
    ([, name = ""]) => name,
  );
