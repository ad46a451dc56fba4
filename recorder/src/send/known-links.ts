import { assetRef } from "../../../protocol/asset-refs.ts";
import { type AssetHash, parseAssetHash } from "../../../protocol/ids.ts";
import { quietly } from "../../guard.ts";
import type { TextStore } from "../../session/text-store.ts";
import { type LinkedSheets, markOf } from "../dom/linked-sheets.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { hashAside } from "./hash-aside.ts";

/** At about 70 characters each. */
const maxKnown = 50;
/** A shorter text is hashed at once in less than half a millisecond. */
const minAsideChars = 4_000;

/**
 * Reading a large sheet, cleaning and naming it takes 10 to 20 ms, and the pages of a site share theirs: each is read
 * once a tab.
 */
export interface KnownLinks extends LinkedSheets {
  /** Of a sheet that has been told whole, once it has been found; null until then. */
  hashOf(cssText: string): AssetHash | null;
  /** Of a reference that this page has made; null for any other text. */
  hashOfRef(cssText: string): AssetHash | null;
  /** Whether such a reference stands for the sheet: the server had it when an earlier page of the tab asked. */
  isKnown(hash: AssetHash): boolean;
  /** Of a sheet that has not been read; null for any other, and when it is not there any more. */
  textOf(hash: AssetHash): string | null;
  /** The server has the sheet; later pages need not read it. `null`: nobody knows it by the text it was told by. */
  onSettled(hash: AssetHash, cssText: string | null): void;
  /** The server lacks a sheet that had been settled. */
  forget(): void;
}

/**
 * @param store where lines of fingerprint and hash stand
 * @param revision of the config: under another one, other words of a sheet may be masked
 */
export function createKnownLinks(store: TextStore, revision: number): KnownLinks {
  /** By the text they were told by. */
  const told = new Map<string, string>();
  const hashes = new Map<string, AssetHash>();
  const vouched = new Map<AssetHash, () => string | null>();
  /** Scripts may have changed them since they were told, in rules that are not compared. */
  const seen = new WeakSet<CSSStyleSheet>();
  const lines = (): string[] => (store.read() ?? "").split("\n");
  const nameOf = (sheet: CSSStyleSheet): string | null => {
    const mark = markOf(sheet);
    return mark === null ? null : fingerprintOf(`${revision}\n${mark}`);
  };

  const findHash = async (cssText: string): Promise<void> => {
    const hash = await hashAside(cssText);
    if (hash !== null) hashes.set(cssText, hash);
  };

  return {
    refOf(sheet, read) {
      // Without lines, as on a tab's first page, nobody need find out what the sheet is called.
      const name = seen.has(sheet) || store.read() === null ? null : nameOf(sheet);
      const line = name === null ? null : lines().find((one) => one.startsWith(`${name} `));
      const hash = parseAssetHash(line?.split(" ")[1] ?? "");
      if (hash === null) return null;
      seen.add(sheet);
      vouched.set(hash, read);
      return assetRef(hash);
    },
    onTold(sheet, cssText) {
      const name = seen.has(sheet) ? null : nameOf(sheet);
      seen.add(sheet);
      if (name !== null) told.set(cssText, name);
      quietly(findHash(cssText));
    },
    onText(cssText) {
      if (cssText.length >= minAsideChars && hashes.size < maxKnown) quietly(findHash(cssText));
    },
    hashOf: (cssText) => hashes.get(cssText) ?? null,
    hashOfRef(cssText) {
      for (const hash of vouched.keys()) if (cssText === assetRef(hash)) return hash;
      return null;
    },
    isKnown: (hash) => vouched.has(hash),
    textOf: (hash) => vouched.get(hash)?.() ?? null,
    onSettled(hash, cssText) {
      const name = cssText === null ? undefined : told.get(cssText);
      if (name === undefined || cssText === null) return;
      told.delete(cssText);
      const others = lines().filter((one) => one !== "" && !one.startsWith(`${name} `));
      store.write([...others.slice(1 - maxKnown), `${name} ${hash}`].join("\n"));
    },
    forget: store.remove,
  };
}
