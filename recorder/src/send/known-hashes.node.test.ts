import { expect, test } from "vitest";
import { sheetHash } from "../../../protocol/sheet-hash.ts";
import type { TextStore } from "../../session/text-store.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { createKnownHashes } from "./known-hashes.ts";

function storeOf(first: string | null = null): TextStore & { text: string | null } {
  return {
    text: first,
    read() {
      return this.text;
    },
    write(text) {
      this.text = text;
    },
    remove() {
      this.text = null;
    },
  };
}

const long = ".lamp { color: red }\n".repeat(1_000);

test("a sheet has its SHA-256, on this page and on the next", () => {
  const store = storeOf();
  expect(createKnownHashes(store).hashOf(long)).toBe(sheetHash(long));
  expect(createKnownHashes(store).hashOf(long)).toBe(sheetHash(long));
  expect(createKnownHashes(store).hashOf(`${long} `)).toBe(sheetHash(`${long} `));
});

test("the next page takes the hash from the tab's storage", () => {
  const other = sheetHash("other");
  const store = storeOf(`${fingerprintOf(long)} ${other}`);
  expect(createKnownHashes(store).hashOf(long)).toBe(other);
});

test("what is no hash in the storage is passed over", () => {
  const store = storeOf(`${fingerprintOf(long)} <script>\n\nsomething`);
  expect(createKnownHashes(store).hashOf(long)).toBe(sheetHash(long));
});

test("short sheets and those past a hundred are not kept", () => {
  const store = storeOf();
  const known = createKnownHashes(store);
  known.hashOf("p { color: red }");
  expect(store.text).toBeNull();
  for (let n = 0; n < 110; n++) known.hashOf(`${n} ${long}`);
  expect(store.text?.split("\n")).toHaveLength(100);
});

test("every change of a sheet changes its fingerprint", () => {
  const seen = new Set<string>();
  for (let at = 0; at < long.length; at += 7)
    seen.add(fingerprintOf(`${long.slice(0, at)}x${long.slice(at + 1)}`));
  for (let at = 0; at < 2_000; at++) seen.add(fingerprintOf(long.slice(at)));
  expect(seen.size).toBe(Math.ceil(long.length / 7) + 2_000);
});
