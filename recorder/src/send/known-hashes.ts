import { type AssetHash, parseAssetHash } from "../../../protocol/ids.ts";
import { sheetHash } from "../../../protocol/sheet-hash.ts";
import type { TextStore } from "../../session/text-store.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** A shorter text is hashed in less than half a millisecond. */
const minChars = 4_000;
/** At about 70 characters each. */
const maxKnown = 100;

/**
 * The hashes of long sheets, kept for the tab's next pages: SHA-256 in JavaScript takes 20 ms for the 200 KB of CSS
 * that the pages of a site share, a fingerprint one.
 */
export interface KnownHashes {
  hashOf(cssText: string): AssetHash;
}

/** @param store where lines of fingerprint and hash stand */
export function createKnownHashes(store: TextStore): KnownHashes {
  let known: Map<string, AssetHash> | null = null;
  const read = (): Map<string, AssetHash> => {
    const lines = (store.read() ?? "").split("\n").map((line) => line.split(" "));
    return new Map(
      lines.flatMap(([fingerprint = "", text = ""]) => {
        const hash = parseAssetHash(text);
        return hash === null ? [] : [[fingerprint, hash]];
      }),
    );
  };
  return {
    hashOf(cssText) {
      if (cssText.length < minChars) return sheetHash(cssText);
      known ??= read();
      const fingerprint = fingerprintOf(cssText);
      const found = known.get(fingerprint);
      if (found !== undefined) return found;
      const hash = sheetHash(cssText);
      if (known.size < maxKnown) {
        known.set(fingerprint, hash);
        store.write([...known].map((pair) => pair.join(" ")).join("\n"));
      }
      return hash;
    },
  };
}
