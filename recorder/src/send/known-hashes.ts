import { type AssetHash, parseAssetHash } from "../../../protocol/ids.ts";
import { sheetHash } from "../../../protocol/sheet-hash.ts";
import type { TextStore } from "../../session/text-store.ts";

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

/**
 * Length and 64 bits that any change stirs. Two sheets of one website with the same would be shown as one of them, and
 * nobody but the website writes its sheets; what is stored is checked by the server against SHA-256.
 */
export function fingerprintOf(text: string): string {
  // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, by two of its primes; the second runs over the first's state.
  let [one, other] = [0x811c9dc5, 0x811c9dc5];
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ (one >>> 15) ^ text.charCodeAt(at), 0x000001b3);
  }
  return `${text.length.toString(36)}.${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`;
}
