import { expect, test } from "vitest";
import { readTree } from "./boundaries/read-tree.ts";
import { isTest, withoutComments } from "./boundaries/source-file.ts";
import { root } from "./root.ts";

/** Imports that are evaluated with the file: no types, and nothing behind `import()`. */
const evaluated = /^(?:import|export) (?!type )[^;]*?["']([^"']+)["']/gm;

const workers = readTree(root).filter(({ path }) => /^workers\/.*\.ts$/.test(path) && !isTest(path));
const importersOf = (target: RegExp): string[] =>
  workers
    .filter(({ text }) =>
      [...withoutComments(text).matchAll(evaluated)].some(([, from = ""]) => target.test(from)),
    )
    .map(({ path }) => path)
    .sort();

test("the libraries of accounts and passkeys are evaluated by nothing that ingest or a start of the Worker evaluates", () => {
  expect(importersOf(/^@?better-auth\b/)).toEqual([
    "workers/auth/accounts.ts",
    "workers/auth/oidc/flow.ts",
    "workers/auth/proven-login.ts",
    "workers/control/account-store.ts",
  ]);
  expect(importersOf(/\/flow\.ts$/)).toEqual([]);
  expect(importersOf(/^@simplewebauthn\b/)).toEqual(["workers/auth/authenticator.ts"]);
  expect(importersOf(/\/authenticator\.ts$/)).toEqual([]);
  expect(importersOf(/\/proven-login\.ts$/)).toEqual(["workers/auth/accounts.ts"]);
  expect(importersOf(/\/account-store\.ts$/)).toEqual(["workers/auth/accounts.ts"]);
  expect(importersOf(/\/accounts\.ts$/)).toEqual([]);
});
